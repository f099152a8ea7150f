import './node-version.mjs';
const { main } = await import('./run.mjs');
const { runGate } = await import('./gate.mjs');
main(() => runGate(process.argv.slice(2)));
