const { existsSync } = require('node:fs');
const { sep } = require('node:path');
const { types } = require('node:util');
const { default: Runtime } = require('jest-runtime');

const root = `${__dirname.slice(0, -`tests${sep}support`.length)}`;
const source = /^((?:apps|libs)\/(?!web\/)[^/]+|migrations)\/(?:src\/)?(.+)\.ts$/;
/** What speaks to Jest itself, or judges by the classes of the test's own realm, stays inside. */
const inside = /[\\/]node_modules[\\/](@jest|jest|expect|supertest|superagent|fast-check|oidc-provider)/;
const loaded = new Map();

/** The built file of one of our sources, or a package's file as it is; null for what a test itself is made of. */
function builtFile(path) {
  if (!path.startsWith(root) || inside.test(path)) return null;
  const relative = path.slice(root.length).replaceAll('\\', '/');
  if (relative.startsWith('node_modules/')) return /\.(?:c|m)?js$/.test(path) ? path : null;
  const [, room, file] = source.exec(relative) ?? [];
  if (!room) return null;
  const built = `${root}${room}/dist/${file}.js`;
  return existsSync(built) ? built : null;
}

/** The one copy of a module that all test files of this process read; null when Node cannot hand it over whole. */
function load(path) {
  if (!loaded.has(path)) {
    const file = builtFile(path);
    const module = file === null ? null : require(file);
    // Jest would put the namespace itself in the place of a default export.
    loaded.set(path, types.isModuleNamespaceObject(module) && 'default' in module ? null : module);
  }
  return loaded.get(path);
}

const pathOf = (name) => (name.startsWith('node:/') ? name.slice('node:'.length) : name);

/**
 * Loads the product as it is built, once a process and not once a test file: reading some 2,000 modules again for
 * each of 90 files took longer than the tests. Jest treats them as it treats Node's own modules.
 */
module.exports = class BuiltRuntime extends Runtime {
  constructor(config, environment, resolver, ...rest) {
    const isCore = resolver.isCoreModule.bind(resolver);
    resolver.isCoreModule = (name) => isCore(name) || (name.includes(sep) && load(pathOf(name)) !== null);
    super(config, environment, resolver, ...rest);
    // Instants and faults go to and fro between a test and the product: both mean the same class by the name.
    Object.assign(environment.global, { Date, Error, RangeError, TypeError });
    const core = this.coreModule.require.bind(this.coreModule);
    this.coreModule.require = (name) => load(pathOf(name)) ?? core(name);
  }
};
