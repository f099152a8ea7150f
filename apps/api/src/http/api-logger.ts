export type { Logger } from '@traccia/runtime';

/** `@Inject(apiLogger) log: Logger`. */
export const apiLogger = Symbol('apiLogger');
