const { TestEnvironment } = require('jest-environment-jsdom');

/** jsdom lacks what every browser has; the names are taken over from Node. */
const missing = [
  'TextEncoder',
  'TextDecoder',
  'Request',
  'Response',
  'Headers',
  'fetch',
  'structuredClone',
  'ReadableStream',
];

module.exports = class DomEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of missing) this.global[name] ??= globalThis[name];
    Object.defineProperty(this.global.crypto, 'subtle', { value: globalThis.crypto.subtle });
  }

  exportConditions() {
    return ['@traccia/source', 'browser'];
  }
};
