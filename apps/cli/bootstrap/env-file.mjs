import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Settings of `.env` in the checkout; what stands in the environment already goes before them. */
const file = fileURLToPath(new URL('../../../.env', import.meta.url));
if (existsSync(file)) process.loadEnvFile(file);
