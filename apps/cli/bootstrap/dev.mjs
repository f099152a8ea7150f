import './node-version.mjs';
import './env-file.mjs';
const { main, run } = await import('./run.mjs');

/** The product with every change taken up at once: compiler, programs and pages in watch mode. */
main(async () => {
  const [
    { spawn },
    { build },
    { findPort, linkKeys, openDatabase },
    { install },
    { takeRunLock, noteRunning },
    { built, compiler, makeStateDir, root },
  ] = await Promise.all([
    import('node:child_process'),
    import('./build.mjs'),
    import('./database.mjs'),
    import('./install.mjs'),
    import('./run-lock.mjs'),
    import('./places.mjs'),
  ]);
  makeStateDir();
  takeRunLock();
  await install();
  await build();
  const database = await openDatabase();
  const webPort = await findPort(5173);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    TRACCIA_LINK_KEYS: linkKeys(),
    TRACCIA_PUBLIC_URL: `http://localhost:${webPort}`,
    TRACCIA_MODE: process.env.TRACCIA_MODE ?? 'demo',
    HOST: '127.0.0.1',
    PORT: String(await findPort(3100)),
  };
  noteRunning({ address: env.TRACCIA_PUBLIC_URL, databaseUrl: database.url, mode: env.TRACCIA_MODE });
  for (const act of [['migrate'], ['demo', 'seed']]) {
    if (act[0] === 'demo' && env.TRACCIA_MODE !== 'demo') continue;
    await run(process.execPath, [built.cli, ...act], { env });
  }
  const programs = [
    ['node', [compiler, '-b', '--watch', '--preserveWatchOutput']],
    [process.execPath, ['--enable-source-maps', '--watch', '--watch-preserve-output', built.api]],
    [process.execPath, ['--enable-source-maps', '--watch', '--watch-preserve-output', built.worker]],
    [
      'npx',
      ['--no-install', 'vite', '--host', '127.0.0.1', '--port', String(webPort), '--strictPort'],
      'apps/web',
    ],
  ];
  const children = programs.map(([command, args, folder]) =>
    spawn(command, args, { cwd: folder ? `${root}/${folder}` : root, env, stdio: 'inherit' }),
  );
  console.log(`Pages: ${env.TRACCIA_PUBLIC_URL}   API: http://127.0.0.1:${env.PORT}`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) return resolve();
          child.once('exit', resolve);
          child.kill('SIGTERM');
        }),
    ),
  );
  await database.stop();
});
