import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium on this machine, or null; CHROMIUM_PATH names another. */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...places].find((path) => path && existsSync(path)) ?? null;
}

export function hasRedis() {
  return (
    Boolean(process.env.REDIS_URL) ||
    spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0
  );
}
