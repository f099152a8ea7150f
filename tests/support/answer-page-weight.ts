import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = join(import.meta.dirname, '../../apps/web/dist');

/** Every built script that `respond.html` names, or that one of those names, at once or later. */
export function scriptsOfAnswerPage(): string[] {
  const reached = new Set<string>();
  const open = [readFileSync(join(dist, 'respond.html'), 'utf8')];
  for (let text = open.pop(); text !== undefined; text = open.pop())
    for (const [, name = ''] of text.matchAll(/["'`(](?:\.?\/)?(?:assets\/)?([\w.-]+\.js)["'`)]/g)) {
      if (reached.has(name) || !existsSync(join(dist, 'assets', name))) continue;
      reached.add(name);
      open.push(readFileSync(join(dist, 'assets', name), 'utf8'));
    }
  return [...reached];
}

/** Kilobytes (1000 bytes) of JavaScript that the answer page may ever load, gzipped. */
export function answerPageKilobytes(): number {
  const sizes = scriptsOfAnswerPage().map(
    (name) => gzipSync(readFileSync(join(dist, 'assets', name))).byteLength,
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
