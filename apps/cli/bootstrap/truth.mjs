import './node-version.mjs';
const { main } = await import('./run.mjs');
const { runFromSource } = await import('./source-entry.mjs');
main(() => runFromSource('tests/golden/truth/main.ts', process.argv.slice(2)));
