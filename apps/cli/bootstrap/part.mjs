import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root, stateDir } from './places.mjs';

const watch = pathToFileURL(join(root, 'apps/cli/bootstrap/parent-watch.mjs')).href;
const restartsAllowed = 5;
const restartWindowMs = 60_000;

/**
 * One part of the product as a process of its own. It is started again when it dies unasked, at most five
 * times a minute; its log goes to a file, its last words to the person.
 */
export class Part {
  constructor(name, script, env, onGone) {
    Object.assign(this, {
      name,
      script,
      env,
      onGone,
      child: null,
      stopping: false,
      deaths: [],
      lastWords: '',
    });
    this.log = createWriteStream(join(stateDir, `${name}.log`), { flags: 'a', mode: 0o600 });
  }

  start() {
    this.child = spawn(process.execPath, ['--enable-source-maps', `--import=${watch}`, this.script], {
      cwd: root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child.stdout.on('data', (chunk) => this.log.write(chunk));
    this.child.stderr.on('data', (chunk) => {
      this.log.write(chunk);
      this.lastWords = (this.lastWords + chunk).slice(-2000);
    });
    this.child.on('error', (error) => this.settle(error.message));
    this.child.on('exit', (code, signal) => this.settle(signal ?? `exit ${code}`));
  }

  settle(how) {
    if (this.stopping) return;
    // A part that refuses to start says why; trying again would only hide it.
    if (!this.ready && how.startsWith('exit')) {
      this.stopping = true;
      this.onGone(this.reason(how));
      return;
    }
    const now = performance.now();
    this.deaths = [...this.deaths.filter((at) => now - at < restartWindowMs), now];
    if (this.deaths.length > restartsAllowed) {
      this.stopping = true;
      this.onGone(`${this.name} stopped ${this.deaths.length} times within a minute: ${this.reason(how)}`);
      return;
    }
    if (this.deaths.length > 1 || how.startsWith('SIG'))
      console.log(`${this.name} stopped (${how}); starting it again.`);
    setTimeout(() => !this.stopping && this.start(), 300 * this.deaths.length);
  }

  /** The last line it said to a person, else how it ended. */
  reason(how) {
    return this.lastWords.trim().split('\n').at(-1) || how;
  }

  async stop(limitMs = 15_000) {
    this.stopping = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await Promise.race([gone, pause(limitMs)]);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await gone;
  }
}
