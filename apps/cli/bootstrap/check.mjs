import './node-version.mjs';
const { main } = await import('./run.mjs');
const { runGate } = await import('./gate.mjs');
main(() => runGate(['types', 'types of tests', 'lint', 'format', 'compose', 'boundaries', 'drift']));
