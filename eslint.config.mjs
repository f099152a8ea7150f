import { readdirSync } from 'node:fs';
import nx from '@nx/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;
const foldersOf = (path) =>
  readdirSync(`${root}/${path}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Features do not import features: each folder of `base` may reach itself and `open` only. */
const featureZones = (base, open) =>
  foldersOf(base)
    .filter((name) => !open.includes(name))
    .map((name) => ({
      target: `./${base}/${name}`,
      from: `./${base}`,
      except: [name, ...open].map((folder) => `./${folder}`),
      message:
        'Features do not import features; read another noun through its repository or combine them in routes/.',
    }));

const pure = {
  banned: [
    '@nestjs/*',
    'typeorm',
    'pg',
    'bullmq',
    'ioredis',
    'nodemailer',
    'react',
    'react-dom',
    '@mantine/*',
    'node:*',
  ],
};
const noMail = ['bullmq', 'ioredis', 'nodemailer', 'liquidjs'];
const noReact = ['react', 'react-dom', '@mantine/*', '@tanstack/*'];
const noServer = [
  '@nestjs/*',
  'typeorm',
  'pg',
  'bullmq',
  'ioredis',
  'nodemailer',
  'pino',
  'node:*',
  'fastify',
  '@fastify/*',
];
const constraint = (sourceTag, tags, bannedExternalImports = []) => ({
  sourceTag,
  onlyDependOnLibsWithTags: tags,
  bannedExternalImports,
});

const say = (selector, message) => ({ selector, message });
const everywhere = [
  say(
    "MemberExpression[object.name='process'][property.name='env']",
    'Read settings through the env.ts of the app.',
  ),
  say(
    "CallExpression[callee.property.name='query'] > TemplateLiteral.arguments:first-child[expressions.length>0]",
    'Never build SQL from strings; use parameters.',
  ),
  say(
    'CallExpression[callee.property.name=/^(orderBy|addOrderBy|where|andWhere|orWhere)$/] > TemplateLiteral.arguments:first-child[expressions.length>0]',
    'Never build SQL from strings; use an allow-list and parameters.',
  ),
  say(
    "ImportDeclaration[source.value='zod'] > ImportSpecifier[imported.name='z']",
    "Write `import * as z from 'zod'`; the named import drags every locale in.",
  ),
  say("JSXAttribute[name.name='dangerouslySetInnerHTML']", 'React text only.'),
  say('AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]', 'React text only.'),
  say(
    "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>6]",
    'More than six collaborators: split the class by act.',
  ),
  say('TSInterfaceDeclaration[id.name=/^I[A-Z]/]', 'No I prefix.'),
  say(
    'ClassDeclaration[id.name=/(Impl|Manager|Helper|Util)$/]',
    'Name the class for what it does in the domain.',
  ),
  say('ExportDefaultDeclaration', 'No default exports.'),
];
const evaluating = say(
  "CallExpression[callee.property.name='build'][callee.object.name=/[lL]ogic|engine/]",
  'json-logic `.build()` evaluates code; use `.run()`.',
);
const clockless = [
  say(
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    'A pure room has no clock: take `now`.',
  ),
  say("NewExpression[callee.name='Date'][arguments.length=0]", 'A pure room has no clock: take `now`.'),
  say(
    "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    'A pure room has no chance: take a seed.',
  ),
];
const honestTests = [
  say(
    'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|skip)$/]',
    'No narrowed or skipped tests.',
  ),
  say(
    "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|unstable_mockModule)$/] > Literal.arguments:first-child[value=/^(@traccia|\\.)/]",
    'No mock of our own modules.',
  ),
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist-types/**',
      '**/node_modules/**',
      '.traccia/**',
      '.nx/**',
      '**/*.cjs',
      'apps/web/public/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx, 'import-x': importX },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver': {
        node: {
          extensions: ['.ts', '.tsx', '.js', '.json'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
        },
      },
      'import-x/ignore': ['node_modules'],
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          depConstraints: [
            constraint('pure', [], pure.banned),
            constraint('contracts', ['pure'], pure.banned),
            constraint('runtime', [], ['@nestjs/*', 'typeorm', ...noMail, ...noReact]),
            constraint('migrations', [], ['@nestjs/*', ...noMail, ...noReact]),
            constraint(
              'persistence',
              ['pure', 'contracts', 'migrations'],
              ['@nestjs/*', ...noMail, ...noReact],
            ),
            constraint('api', ['pure', 'contracts', 'persistence', 'runtime'], [...noMail, ...noReact]),
            constraint('worker', ['pure', 'contracts', 'persistence', 'runtime'], noReact),
            constraint('cli', ['pure', 'contracts', 'persistence', 'runtime'], noReact),
            constraint('web', ['pure', 'contracts'], noServer),
            constraint('tests', ['*']),
          ],
        },
      ],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: root,
          zones: [
            { target: './libs', from: './apps' },
            ...featureZones('apps/api/src', ['http', 'env.ts']),
            ...featureZones('apps/web/src/features', []),
          ],
        },
      ],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
      'no-eval': 'error',
      'no-restricted-syntax': ['error', ...everywhere, evaluating, ...honestTests],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    files: ['libs/{impact,survey,training,contracts}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, evaluating, ...clockless],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*', 'fs', 'path', 'crypto'], message: 'A pure room knows no Node.' }] },
      ],
    },
  },
  // A migration is one frozen statement; its length is the length of the schema.
  { files: ['migrations/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: ['**/env.ts', '**/*.config.{ts,mjs}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...everywhere.filter((rule) => !/process|ExportDefault/.test(rule.selector)),
        ...honestTests,
      ],
    },
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'The browser has no Node.' }] },
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}', '**/*.spec.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': [
        'error',
        ...everywhere.filter((rule) => !/process/.test(rule.selector)),
        ...honestTests,
      ],
    },
  },
  // Tests may import anything, the inside of an app too.
  { files: ['tests/**/*.{ts,tsx}'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
      },
    },
  },
);
