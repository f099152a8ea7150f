import { gzipSync } from 'node:zlib';

/**
 * Sums the gzipped JavaScript that one HTML entry may ever load, lazy parts included, prints it and
 * fails the build above the budget.
 */
export function answerPageBudget({ entry, kilobytes }) {
  return {
    name: 'answer-page-budget',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'respond',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const first = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(entry));
      if (!first) return this.error(`No chunk for ${entry}`);
      const reached = new Set();
      const walk = (name) => {
        const chunk = bundle[name];
        if (!chunk || chunk.type !== 'chunk' || reached.has(name)) return;
        reached.add(name);
        [...chunk.imports, ...chunk.dynamicImports].forEach(walk);
      };
      walk(first.fileName);
      const sizes = [...reached].map((name) => ({ name, bytes: gzipSync(bundle[name].code).length }));
      const total = sizes.reduce((sum, size) => sum + size.bytes, 0) / 1000;
      const parts = sizes.map((size) => `${size.name} ${(size.bytes / 1000).toFixed(1)}`).join(', ');
      this.info(`${entry}: ${total.toFixed(1)} kB of JavaScript gzipped, ${kilobytes} allowed (${parts})`);
      if (total > kilobytes) this.error(`${entry} weighs ${total.toFixed(1)} kB, ${kilobytes} are allowed`);
    },
  };
}
