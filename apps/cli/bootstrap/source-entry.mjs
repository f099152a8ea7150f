import { run } from './run.mjs';

const loader = ['--conditions=@traccia/source', '--import', './tests/support/typescript.mjs'];

/** Runs an entry of `tests/` from its sources: nothing has to be built for it. */
export async function runFromSource(entry, args) {
  const { install } = await import('./install.mjs');
  await install();
  return (await run(process.execPath, [...loader, entry, ...args], { env: { NODE_NO_WARNINGS: '1' } })).code;
}
