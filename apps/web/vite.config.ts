import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type BuildEnvironmentOptions } from 'vite';
import { answerPageBudget } from './answer-page-budget.mjs';
import { leanLogic } from './lean-logic.mjs';
import { preloadPage } from './preload-page.mjs';
import { precompress } from './precompress.mjs';

const api = { '/api': 'http://127.0.0.1:3100', '/health': 'http://127.0.0.1:3100' };
const conditions = ['@traccia/source', ...defaultClientConditions];

/** What every page needs comes in few files that change with our dependencies only. */
const groups = [
  // One chunk, so that zod's settings stand before the first schema is made.
  {
    name: 'contracts',
    test: /zod-settings|\/libs\/[a-z]+\/src\/(?!truth\/|letter-template|survey-letter\.ts)|node_modules\/zod/,
  },
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next)\// },
  { name: 'mantine', test: /node_modules\/(@mantine|@floating-ui|react-remove-scroll)/ },
];

const build = (input: string, output = {}): BuildEnvironmentOptions => ({
  target: 'es2022',
  outDir: 'dist',
  emptyOutDir: false,
  // The policy of the pages allows neither inline scripts nor data: fonts and styles.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  rolldownOptions: {
    input,
    output,
    // Our pure rooms do nothing on import, so what a page does not use of them is left out.
    treeshake: { moduleSideEffects: (id: string) => !/\/libs\/[a-z]+\/src\//.test(id) },
  },
});

/** Three bundles, so that the answer page carries nothing that only the product's pages need. */
export default defineConfig({
  plugins: [
    react(),
    leanLogic({ environment: 'respond' }),
    answerPageBudget({ entry: 'respond.html', kilobytes: 110 }),
    preloadPage({ entry: 'respond.html', page: '/respond/main.tsx' }),
    precompress({ environment: 'respond' }),
  ],
  resolve: { conditions },
  server: { host: '127.0.0.1', proxy: api },
  preview: { host: '127.0.0.1', proxy: api },
  environments: {
    client: { build: { ...build('index.html', { codeSplitting: { groups } }), emptyOutDir: true } },
    respond: {
      consumer: 'client',
      resolve: { conditions },
      build: { ...build('respond.html'), modulePreload: false },
    },
    preview: { consumer: 'client', resolve: { conditions }, build: build('preview.html') },
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'respond', 'preview']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
