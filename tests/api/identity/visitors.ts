import { hash } from '@node-rs/argon2';
import { deriveToken, parseLinkKeys } from '@traccia/runtime';
import type { Response, Test } from 'supertest';
import { testLinkKeys, type Client, type TestApi } from '../../support/api.js';
import type { TestDatabase } from '../../support/database.js';

export const goodPassword = 'nine lanterns over Dakar';

export interface NewAccount {
  email?: string | null;
  givenName?: string;
  familyName?: string;
  password?: string | null;
  verified?: boolean;
  disabled?: boolean;
}

let made = 0;

/** An account as the product would have made it; the hash is a real one. */
export async function makeAccount(database: TestDatabase, more: NewAccount = {}): Promise<string> {
  made += 1;
  const account = { givenName: 'Ada', familyName: `Diallo ${made}`, email: `ada${made}@dakar.test`, ...more };
  const password = more.password === undefined ? goodPassword : more.password;
  const [row]: { id: string }[] = await database.owner.query(
    `INSERT INTO person (given_name, family_name, email, password_hash, email_verified_at, disabled_at)
     VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN clock_timestamp() END, CASE WHEN $6 THEN clock_timestamp() END) RETURNING id`,
    [
      account.givenName,
      account.familyName,
      account.email,
      password === null ? null : await hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
      more.verified ?? true,
      more.disabled ?? false,
    ],
  );
  return row?.id ?? '';
}

let visits = 0;

/** Another client address a call, so that limits by address do not join tests that have nothing in common. */
export function nextAddress(): string {
  visits += 1;
  return `203.0.${Math.floor(visits / 250)}.${(visits % 250) + 1}`;
}

export function from(test: Test, address: string): Test {
  return test.set('X-Forwarded-For', address);
}

export function elsewhere(test: Test): Test {
  return from(test, nextAddress());
}

export function signIn(client: Client, email: string, password: string, address = nextAddress()): Test {
  return from(client.post('/api/sign-in', { email, password }), address);
}

/** `name=value` of a cookie the answer sets, or null. */
export function cookieIn(response: Response, name: string): string | null {
  const set: unknown = response.headers['set-cookie'];
  const lines = Array.isArray(set) ? set.map(String) : [];
  return lines.find((line) => line.startsWith(`${name}=`))?.split(';')[0] ?? null;
}

export function sessionIn(response: Response): string {
  const cookie = cookieIn(response, 'traccia');
  if (!cookie) throw new Error(`no session in an answer of status ${response.status}`);
  return cookie;
}

/** Who a cookie belongs to: status 401 or the person's id. */
export async function whoIs(api: TestApi, cookie: string): Promise<string | null> {
  const answer = await api.anonymous().get('/api/me').set('Cookie', cookie);
  return answer.status === 200 ? answer.body.id : null;
}

interface MailedToken {
  id: string;
  purpose: string;
  nonce: Buffer;
  key_version: number;
}

/** The tokens in the mails to one person, newest first: worked out from the row and the key, as the worker does. */
export async function tokensTo(database: TestDatabase, personId: string, purpose: string): Promise<string[]> {
  const rows: MailedToken[] = await database.owner.query(
    'SELECT id, purpose, nonce, key_version FROM mailed_token WHERE person_id = $1 AND purpose = $2 ORDER BY created_at DESC',
    [personId, purpose],
  );
  const keys = parseLinkKeys(testLinkKeys);
  return rows.map((row) => deriveToken(keys, row.purpose, row.id, row.nonce, row.key_version));
}

export async function tokenTo(database: TestDatabase, personId: string, purpose: string): Promise<string> {
  const [token] = await tokensTo(database, personId, purpose);
  if (!token) throw new Error(`no ${purpose} token was mailed`);
  return token;
}

export interface PlannedMail {
  kind: string;
  recipient: string;
  locale: string;
  state: string;
}

export async function mailsTo(database: TestDatabase, personId: string): Promise<PlannedMail[]> {
  return database.owner.query(
    'SELECT kind, recipient, locale, state FROM message WHERE recipient_person_id = $1 ORDER BY created_at',
    [personId],
  );
}

export async function countRows(
  database: TestDatabase,
  sql: string,
  parameters: unknown[] = [],
): Promise<number> {
  const [row]: { count: number }[] = await database.owner.query(sql, parameters);
  return row?.count ?? -1;
}

/** An answer without what is new in every answer. */
export function comparable({ status, body, headers }: Response): unknown {
  const { requestId: _, ...rest } = body ?? {};
  const names = Object.keys(headers).sort();
  return { status, body: rest, names, type: headers['content-type'] };
}
