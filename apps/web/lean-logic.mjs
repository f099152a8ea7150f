import { join } from 'node:path';

const stub = '\0lean-logic:';
/** On the answer page rules are only run: what compiles them, and what guesses which of them to compile, stays out. */
const stubs = {
  './compiler.js':
    'export const build = () => undefined; export const buildString = () => ""; export default build;',
  './optimizer.js': `export function optimize(logic, engine) {
    engine.disableInterpretedOptimization = true;
    return (data, above) => engine.run(logic, data, { above });
  }`,
};

/** Takes the rule engine from its single files instead of its bundle, without the two that `.run()` does without. */
export function leanLogic({ environment }) {
  const folder = join(import.meta.dirname, '../../node_modules/json-logic-engine');
  return {
    name: 'lean-logic',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: (one) => one.name === environment,
    resolveId(id, importer) {
      if (id === 'json-logic-engine') return `${stub}entry`;
      return importer?.startsWith(folder) && id in stubs ? stub + id : null;
    },
    load(id) {
      if (!id.startsWith(stub)) return null;
      if (id === `${stub}entry`)
        return `export { default as LogicEngine } from ${JSON.stringify(join(folder, 'logic.js'))};`;
      return stubs[id.slice(stub.length)];
    },
  };
}
