const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

/** One project a kind of test; `npm test` runs them in the order of the gate. */
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironmentOptions: { customExportConditions: ['@traccia/source', 'node', 'node-addons'] },
  transform: { '^.+\\.tsx?$': swc },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.traccia/', '<rootDir>/.nx/'],
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  ...more,
});
/**
 * What the gate has just built is loaded as it ships and once a process (Node 20.19 and later); else Jest reads the
 * sources. What reckons long takes half the time so: inside Jest every mention of Math or Array is looked up at length.
 */
const asBuilt =
  process.env.TRACCIA_TEST_BUILT === '1' && process.features.require_module
    ? { runtime: '<rootDir>/tests/support/built-runtime.cjs' }
    : {};
const withDatabase = {
  ...asBuilt,
  globalSetup: '<rootDir>/tests/support/start-postgres.mjs',
  globalTeardown: '<rootDir>/tests/support/stop-postgres.mjs',
};
/** The product as built refuses a server that may lose what it acknowledged. */
const withDurableDatabase = {
  ...withDatabase,
  globalSetup: '<rootDir>/tests/support/start-durable-postgres.mjs',
};
const withDemonstration = { ...withDatabase, globalSetup: '<rootDir>/tests/support/start-demo-postgres.mjs' };

export default {
  testTimeout: 60_000,
  testSequencer: '<rootDir>/tests/support/longest-first.cjs',
  projects: [
    project('pure', ['libs/{training,survey,impact,contracts,runtime}/src/**/*.spec.ts'], asBuilt),
    project('golden', ['tests/golden/**/*.spec.ts'], asBuilt),
    project('web', ['apps/web/src/**/*.spec.{ts,tsx}'], {
      testEnvironment: '<rootDir>/tests/support/dom-environment.cjs',
      moduleNameMapper: {
        '\\.css$': '<rootDir>/tests/support/empty-style.mjs',
        '^(\\.{1,2}/.*)\\.js$': '$1',
      },
    }),
    project('lint', ['tests/lint/**/*.spec.ts']),
    project('api', ['tests/{api,contract,cli}/**/*.spec.ts'], withDatabase),
    project('access', ['tests/access/**/*.spec.ts'], withDatabase),
    project('worker', ['tests/worker/**/*.spec.ts'], withDatabase),
    project('faults', ['tests/faults/**/*.spec.ts'], withDurableDatabase),
    project('journeys', ['tests/journeys/**/*.spec.ts'], withDemonstration),
  ],
};
