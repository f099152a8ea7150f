import './node-version.mjs';
const { main } = await import('./run.mjs');
const { runFromSource } = await import('./source-entry.mjs');
main(() => runFromSource('tests/bench/main.ts', process.argv.slice(2)));
