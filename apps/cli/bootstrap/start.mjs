import './node-version.mjs';
const { main } = await import('./run.mjs');
const { start } = await import('./start-product.mjs');
main(start);
