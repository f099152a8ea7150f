export * from './check-in-code.js';
export * from './link-token.js';
export * from './logger.js';
export * from './postgres/embedded-postgres.js';
export * from './postgres/free-port.js';
export { findPostgres15 } from './postgres/postgres-binaries.js';
export * from './read-env.js';
export * from './seal.js';
export * from './unpacked-size.js';
