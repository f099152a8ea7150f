import { spawn } from 'node:child_process';
import { root } from './places.mjs';

/** A fault that a person can mend; shown as one line, without a stack. */
export class PlainFault extends Error {}

/**
 * Runs a command to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string | undefined>, cwd?: string }} [options] quiet keeps the output and shows it only when the command fails
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/** Runs a command that must succeed; `what` says in words what could not be done. */
export async function mustRun(what, command, args, options = {}) {
  const { code, output } = await run(command, args, { quiet: true, ...options });
  if (code === 0) return output;
  if (/ENOSPC|No space left on device/.test(output)) throw new PlainFault(`${what}: the disk is full`);
  process.stderr.write(output);
  throw new PlainFault(`${what} failed (see above)`);
}

/** Every script ends here: one line for a person, and an exit code. */
export function main(work) {
  work().then(
    (code) => {
      if (typeof code === 'number') process.exitCode = code;
    },
    (error) => {
      const full = error?.code === 'ENOSPC';
      const line = full
        ? 'the disk is full'
        : error instanceof PlainFault
          ? error.message
          : (error?.message ?? String(error));
      process.stderr.write(`${line}\n`);
      if (process.env.TRACCIA_DEBUG) console.error(error);
      process.exit(1);
    },
  );
}
