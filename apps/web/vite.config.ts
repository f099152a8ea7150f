import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { answerPageBudget } from './answer-page-budget.mjs';

const api = { '/api': 'http://127.0.0.1:3100', '/health': 'http://127.0.0.1:3100' };

export default defineConfig({
  plugins: [react(), answerPageBudget({ entry: 'respond.html', kilobytes: 110 })],
  resolve: { conditions: ['@traccia/source', ...defaultClientConditions] },
  server: { host: '127.0.0.1', proxy: api },
  preview: { host: '127.0.0.1', proxy: api },
  build: {
    target: 'es2022',
    // The policy of the pages allows neither inline scripts nor data: fonts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', respond: 'respond.html' },
      // Our pure rooms do nothing on import, so what a page does not use of them is left out.
      treeshake: { moduleSideEffects: (id: string) => !/\/libs\/[a-z]+\/src\//.test(id) },
    },
  },
});
