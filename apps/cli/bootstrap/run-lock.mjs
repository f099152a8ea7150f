import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateDir } from './places.mjs';
import { PlainFault } from './run.mjs';

const file = join(stateDir, 'running.json');

const isStarter = (pid) => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  // A number that was given to another program since is not ours.
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('bootstrap/');
};

/** One starter a checkout; what a killed one left behind is taken over. */
export function takeRunLock() {
  const before = readRunning();
  if (before && before.pid !== process.pid && isStarter(before.pid))
    throw new PlainFault(
      `Traccia runs already in this checkout (process ${before.pid}${before.address ? `, ${before.address}` : ''}); stop it first.`,
    );
  noteRunning({});
  process.on('exit', () => {
    if (readRunning()?.pid === process.pid) rmSync(file, { force: true });
  });
}

/** Keeps where the product is reached, so that other commands find the database. Only the owner can read it. */
export function noteRunning(facts) {
  writeFileSync(file, JSON.stringify({ pid: process.pid, ...facts }), { mode: 0o600 });
}

export function readRunning() {
  try {
    const facts = JSON.parse(readFileSync(file, 'utf8'));
    return typeof facts.pid === 'number' ? facts : null;
  } catch {
    return null;
  }
}

/** The running product's facts, or null when nothing runs. */
export function findRunning() {
  const facts = readRunning();
  return facts && isStarter(facts.pid) ? facts : null;
}
