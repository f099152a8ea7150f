import './node-version.mjs';
const { main } = await import('./run.mjs');
const { runGate } = await import('./gate.mjs');
process.env.TRACCIA_FAULTS = 'full';
main(() => runGate(['faults', 'faults on PostgreSQL 15']));
