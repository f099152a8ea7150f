import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

/** Each forbidden thing is planted in the room where it is forbidden; lint must refuse it by the named rule. */
const root = join(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });
const long = (lines: number) =>
  Array.from({ length: lines }, (_, i) => `export const line${i} = ${i};`).join('\n');

const planted: [what: string, file: string, code: string, rule: string][] = [
  [
    'a pure room imports a room',
    'libs/impact/src/planted.ts',
    "import { locales } from '@traccia/contracts';\nexport const l = locales;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'a pure room imports another pure room',
    'libs/training/src/planted.ts',
    "import * as s from '@traccia/survey';\nexport const l = s;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'a pure room imports typeorm',
    'libs/survey/src/planted.ts',
    "import { DataSource } from 'typeorm';\nexport const d = DataSource;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'a pure room imports Node',
    'libs/impact/src/planted.ts',
    "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;",
    'no-restricted-imports',
  ],
  [
    'a pure room reads the clock',
    'libs/training/src/planted.ts',
    'export const now = () => Date.now();',
    'no-restricted-syntax',
  ],
  [
    'a pure room makes a date of now',
    'libs/training/src/planted.ts',
    'export const now = () => new Date();',
    'no-restricted-syntax',
  ],
  [
    'a pure room throws dice',
    'libs/impact/src/planted.ts',
    'export const dice = () => Math.random();',
    'no-restricted-syntax',
  ],
  [
    'survey evaluates code',
    'libs/survey/src/planted.ts',
    'declare const logic: { build(x: unknown): unknown };\nexport const f = logic.build({});',
    'no-restricted-syntax',
  ],
  [
    'contracts import persistence',
    'libs/contracts/src/planted.ts',
    "import * as p from '@traccia/persistence';\nexport const x = p;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'runtime imports contracts',
    'libs/runtime/src/planted.ts',
    "import { locales } from '@traccia/contracts';\nexport const l = locales;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'persistence imports Nest',
    'libs/persistence/src/planted.ts',
    "import { Injectable } from '@nestjs/common';\nexport const i = Injectable;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'the API talks to the queue',
    'apps/api/src/planted.ts',
    "import { Queue } from 'bullmq';\nexport const q = Queue;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'the API sends mail',
    'apps/api/src/planted.ts',
    "import * as mail from 'nodemailer';\nexport const m = mail;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'the worker imports React',
    'apps/worker/src/planted.ts',
    "import { useState } from 'react';\nexport const u = useState;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'the web imports persistence',
    'apps/web/src/planted.ts',
    "import * as p from '@traccia/persistence';\nexport const x = p;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'the web imports typeorm',
    'apps/web/src/planted.ts',
    "import { DataSource } from 'typeorm';\nexport const d = DataSource;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'the web imports Node',
    'apps/web/src/planted.ts',
    "import { join } from 'node:path';\nexport const j = join;",
    'no-restricted-imports',
  ],
  [
    'an app reaches into a room by path',
    'apps/api/src/planted.ts',
    "import { wilsonInterval } from '../../../libs/impact/src/index.js';\nexport const w = wilsonInterval;",
    '@nx/enforce-module-boundaries',
  ],
  [
    'an API feature imports a feature',
    'apps/api/src/enrolments/planted.ts',
    "import { CatalogueService } from '../catalogue/catalogue.service.js';\nexport const c = CatalogueService;",
    'import-x/no-restricted-paths',
  ],
  [
    'settings read outside env.ts',
    'apps/api/src/planted.ts',
    'export const port = process.env.PORT;',
    'no-restricted-syntax',
  ],
  [
    'SQL built from strings',
    'libs/persistence/src/planted.ts',
    'export const f = (db: { query(s: string): unknown }, name: string) => db.query(`SELECT * FROM ${name}`);',
    'no-restricted-syntax',
  ],
  [
    'the heavy zod import',
    'apps/web/src/planted.ts',
    "import { z } from 'zod';\nexport const s = z;",
    'no-restricted-syntax',
  ],
  [
    'raw HTML in a component',
    'apps/web/src/planted.tsx',
    "export const P = () => <p dangerouslySetInnerHTML={{ __html: '' }} />;",
    'no-restricted-syntax',
  ],
  ['a default export', 'apps/api/src/planted.ts', 'export default 1;', 'no-restricted-syntax'],
  [
    'an I prefix',
    'libs/runtime/src/planted.ts',
    'export interface IClock { now: number }',
    'no-restricted-syntax',
  ],
  [
    'a class named Manager',
    'libs/runtime/src/planted.ts',
    'export class ThingManager {}',
    'no-restricted-syntax',
  ],
  [
    'seven collaborators',
    'apps/api/src/planted.ts',
    'export class A { constructor(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1) { void [a, b, c, d, e, f, g]; } }',
    'no-restricted-syntax',
  ],
  [
    'a narrowed test',
    'tests/api/planted.spec.ts',
    "import { it } from '@jest/globals';\nit.only('x', () => undefined);",
    'no-restricted-syntax',
  ],
  [
    'a mock of our own module',
    'tests/api/planted.spec.ts',
    "import { jest } from '@jest/globals';\njest.mock('@traccia/survey');",
    'no-restricted-syntax',
  ],
  ['a file over 400 lines', 'apps/api/src/planted.ts', long(401), 'max-lines'],
  [
    'a function over 60 lines',
    'apps/api/src/planted.ts',
    `export function f() {\n${Array.from({ length: 60 }, (_, i) => `  console.log(${i});`).join('\n')}\n}`,
    'max-lines-per-function',
  ],
  [
    'a function with thirteen ways through it',
    'apps/api/src/planted.ts',
    `export function f(x: number) {\n${Array.from({ length: 12 }, (_, i) => `  if (x === ${i}) return ${i};`).join('\n')}\n  return x;\n}`,
    'complexity',
  ],
];

async function rulesBrokenBy(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? []).map((message) => message.ruleId);
}

describe('lint bites', () => {
  it.each(planted)('%s', async (_what, file, code, rule) => {
    expect(await rulesBrokenBy(file, code)).toContain(rule);
  });

  const ring = ['a', 'b'].map((name) => join(root, `libs/runtime/src/planted-${name}.ts`));
  afterAll(() => ring.forEach((path) => rmSync(path, { force: true })));
  it('two files that import each other', async () => {
    const code = (self: string, other: string) =>
      `import { ${other} } from './planted-${other}.js';\nexport const ${self} = () => ${other};\n`;
    writeFileSync(ring[0] ?? '', code('a', 'b'));
    writeFileSync(ring[1] ?? '', code('b', 'a'));
    expect(await rulesBrokenBy('libs/runtime/src/planted-a.ts', code('a', 'b'))).toContain(
      'import-x/no-cycle',
    );
  });

  it('leaves an honest file alone', async () => {
    expect(
      await rulesBrokenBy(
        'libs/impact/src/planted.ts',
        '/** Twice. */\nexport const twice = (x: number): number => 2 * x;\n',
      ),
    ).toEqual([]);
  });
});
