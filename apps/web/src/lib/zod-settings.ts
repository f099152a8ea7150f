import { config } from 'zod/v4/core';

// Compiling parsers needs `new Function`, which the policy of the pages forbids; the attempt alone is reported.
config({ jitless: true });
