import './node-version.mjs';
import './env-file.mjs';
const { main } = await import('./run.mjs');
const { start } = await import('./start-product.mjs');
main(start);
