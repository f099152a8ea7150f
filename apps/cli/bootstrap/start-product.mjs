import { statfsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from './build.mjs';
import { findPort, isFree, linkKeys, openDatabase } from './database.mjs';
import { install } from './install.mjs';
import { Part } from './part.mjs';
import { built, makeStateDir, stateDir } from './places.mjs';
import { mustRun, PlainFault, run } from './run.mjs';
import { noteRunning, takeRunLock } from './run-lock.mjs';

const defaultPort = 3000;

/** Installs, builds, migrates, seeds and runs the whole product; ends with Ctrl-C. */
export async function start() {
  makeStateDir();
  takeRunLock();
  await install();
  await build();
  // Listened for before the database runs, so that a Ctrl-C in the middle of the start stops it too.
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(null));
  });
  const product = await startParts(await openOwnDatabase());
  await Promise.race([greet(product), asked]);
  return await untilStopped(product, asked);
}

/** What PostgreSQL says on a full disk depends on where it stumbled; a person needs the cause. */
async function openOwnDatabase() {
  try {
    return await openDatabase();
  } catch (error) {
    throw isFull(stateDir) ? new PlainFault(`The disk that holds ${stateDir} is full.`) : error;
  }
}

/** A port somebody asked for by name must be free; the default one may give way. */
async function choosePort() {
  const asked = process.env.PORT ? Number(process.env.PORT) : null;
  if (asked !== null) {
    if (!(Number.isInteger(asked) && asked > 0 && asked < 65_536))
      throw new PlainFault(`PORT: ${process.env.PORT} is no port`);
    if (!(await isFree(asked)))
      throw new PlainFault(`Port ${asked} is taken by another program; stop it or set PORT to a free one.`);
    return asked;
  }
  const port = await findPort(defaultPort);
  if (port !== defaultPort) console.log(`Port ${defaultPort} is taken by another program; using ${port}.`);
  return port;
}

async function settingsFor(database) {
  const port = await choosePort();
  const address = process.env.TRACCIA_PUBLIC_URL ?? `http://localhost:${port}`;
  const mode = process.env.TRACCIA_MODE ?? (database.own ? 'demo' : 'production');
  return {
    port,
    address,
    mode,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      TRACCIA_LINK_KEYS: linkKeys(),
      TRACCIA_PUBLIC_URL: address,
      TRACCIA_MODE: mode,
      PORT: String(port),
      HOST: process.env.HOST ?? '127.0.0.1',
      WEB_DIST: built.web,
    },
  };
}

async function startParts(database) {
  try {
    const settings = await settingsFor(database);
    const { env, mode } = settings;
    await mustRun('Migrating the database', process.execPath, [built.cli, 'migrate'], { env });
    if (mode === 'demo') await seedOnce(env);
    let gone;
    const failed = new Promise((resolve) => {
      gone = resolve;
    });
    const parts = [new Part('api', built.api, env, gone), new Part('worker', built.worker, env, gone)];
    parts.forEach((part) => part.start());
    database.watch(() =>
      gone(`PostgreSQL has stopped; its log is ${stateDir}/postgres.log. Start again: nothing is lost.`),
    );
    noteRunning({ address: settings.address, databaseUrl: database.url, mode });
    return { ...settings, database, parts, failed };
  } catch (error) {
    await database.stop();
    throw database.own && isFull(database.where)
      ? new PlainFault(
          `The disk that holds ${database.where} is full; make room and start again: nothing is lost.`,
        )
      : error;
  }
}

/** PostgreSQL keeps 16 MB a log segment; with less than two it can only stop. */
function isFull(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < 2 * 16 * 1024 * 1024;
  } catch {
    return false;
  }
}

async function seedOnce(env) {
  const { code, output } = await run(process.execPath, [built.cli, 'demo', 'seed'], { quiet: true, env });
  if (code !== 0) throw new PlainFault(output.trim().split('\n').at(-1) || 'Seeding the demo failed');
}

async function awaitReady({ port, parts, failed }) {
  const trouble = failed.then((reason) => {
    throw new PlainFault(reason);
  });
  const ready = (async () => {
    for (let i = 0; i < 300; i += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
      if (answer?.ok && (await answer.json()).status === 'ok') {
        for (const part of parts) part.ready = true;
        return;
      }
      await pause(100);
    }
    throw new PlainFault(
      `The product did not become ready within 30 s; see ${stateDir}/api.log and worker.log.`,
    );
  })();
  await Promise.race([ready, trouble]);
}

async function greet(product) {
  const { address, port, mode, database } = product;
  try {
    await awaitReady(product);
  } catch (error) {
    await stopAll(product);
    throw error;
  }
  console.log(`\nTraccia is ready: ${address}\n`);
  if (mode === 'demo') {
    const options = await fetch(`http://127.0.0.1:${port}/api/sign-in-options`).then((answer) =>
      answer.json(),
    );
    const width = Math.max(...options.demoSignIns.map(({ role }) => role.length));
    console.log('Demo sign-ins');
    for (const { role, email, password } of options.demoSignIns)
      console.log(`  ${role.replace('_', ' ').padEnd(width)}  ${email}  ${password}`);
  }
  console.log(`\nData: ${database.where}${database.own ? '' : ' (DATABASE_URL)'}   Logs: ${stateDir}`);
  console.log('Stop with Ctrl-C.');
}

async function stopAll({ parts, database }) {
  await Promise.all(parts.map((part) => part.stop()));
  await database.stop();
}

async function untilStopped(product, asked) {
  const reason = await Promise.race([asked, product.failed]);
  if (reason) console.error(reason);
  else console.log('\nStopping …');
  await stopAll(product);
  if (!reason) console.log('Stopped. Nothing is lost.');
  return reason ? 1 : 0;
}
