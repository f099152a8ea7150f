import * as z from 'zod';
import { defineEndpoint } from './endpoint.js';
import {
  emailSchema,
  idSchema,
  instantSchema,
  localeSchema,
  nameSchema,
  noContent,
  paramsWithId,
  passwordSchema,
  telephoneSchema,
  tokenSchema,
} from './fields.js';
import { permissions, roles, scopeTypes } from './permissions.js';

/** The password of every demo sign-in. Public on purpose: it opens nothing outside a demo database. */
export const demoPassword = 'traccia-demo-2026';
/** People of the seeded demo have addresses below this domain. */
export const demoEmailDomain = 'demo.example';

const quarterOfAnHour = 900;
/**
 * A class or a whole office sits behind one address, so limits by address are wide and only stop floods. What stops
 * guessing is narrower and elsewhere: tokens of 256 bits, tries counted by mailbox, three mails of a kind a mailbox.
 */
const asksForMail = { hits: 60, windowSeconds: quarterOfAnHour, by: 'address' } as const;
const showsToken = { hits: 200, windowSeconds: quarterOfAnHour, by: 'address' } as const;
const ownAccount = { hits: 10, windowSeconds: quarterOfAnHour, by: 'subject' } as const;
/** Answers of the same shape whoever asks, so that nobody learns who has an account. */
const accepted = z.object({ accepted: z.literal(true) });

export const roleGrantSchema = z.object({
  id: idSchema,
  role: z.enum(roles),
  scopeType: z.enum(scopeTypes),
  scopeId: z.string().nullable(),
  scopeName: z.string().nullable(),
});

export const meSchema = z.object({
  id: idSchema,
  givenName: z.string(),
  familyName: z.string(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  locale: localeSchema,
  timeZone: z.string().nullable(),
  telephone: z.string().nullable(),
  hasPassword: z.boolean(),
  organizationId: idSchema.nullable(),
  organizationName: z.string().nullable(),
  roles: z.array(roleGrantSchema),
  permissions: z.array(z.enum(permissions)),
  demo: z.boolean().describe('true in a demo database: the demo clock and banner are shown'),
  businessNow: instantSchema.describe("the product's now; differs from the clock on the wall only in a demo"),
});
export type Me = z.infer<typeof meSchema>;

export const signInSessionSchema = z.object({
  id: idSchema,
  method: z.enum(['password', 'link', 'oidc', 'sign_up']),
  createdAt: instantSchema,
  seenAt: instantSchema,
  current: z.boolean(),
});

export const identityApi = {
  signInOptions: defineEndpoint({
    id: 'identity.sign-in-options',
    method: 'GET',
    path: '/api/sign-in-options',
    permission: 'public',
    status: 200,
    summary: 'How one can sign in here, and the demo sign-ins in a demo',
    answer: z.object({
      oidc: z.array(z.object({ name: z.string() })),
      demo: z.boolean(),
      demoSignIns: z.array(
        z.object({ role: z.enum(roles), name: z.string(), email: z.string(), password: z.string() }),
      ),
    }),
  }),
  signUp: defineEndpoint({
    id: 'identity.sign-up',
    method: 'POST',
    path: '/api/sign-up',
    permission: 'public',
    status: 202,
    rateLimit: asksForMail,
    summary: 'Open an account; a mail asks to verify the address',
    body: z.strictObject({
      givenName: nameSchema,
      familyName: nameSchema,
      email: emailSchema,
      password: passwordSchema,
      locale: localeSchema,
    }),
    answer: accepted,
  }),
  verifyEmail: defineEndpoint({
    id: 'identity.verify-email',
    method: 'POST',
    path: '/api/verify-email',
    permission: 'public',
    status: 200,
    rateLimit: showsToken,
    summary: 'Confirm an address by the mailed token and sign in',
    body: z.strictObject({ token: tokenSchema }),
    answer: meSchema,
  }),
  signIn: defineEndpoint({
    id: 'identity.sign-in',
    method: 'POST',
    path: '/api/sign-in',
    permission: 'public',
    status: 200,
    rateLimit: { hits: 300, windowSeconds: quarterOfAnHour, by: 'address' },
    summary: 'Sign in by address and password',
    body: z.strictObject({ email: emailSchema, password: z.string().min(1).max(200) }),
    answer: meSchema,
  }),
  requestSignInLink: defineEndpoint({
    id: 'identity.request-sign-in-link',
    method: 'POST',
    path: '/api/sign-in-links',
    permission: 'public',
    status: 202,
    rateLimit: asksForMail,
    summary: 'Mail a link that signs in; one link a person where several share the mailbox',
    body: z.strictObject({ email: emailSchema, locale: localeSchema }),
    answer: accepted,
  }),
  signInByLink: defineEndpoint({
    id: 'identity.sign-in-by-link',
    method: 'POST',
    path: '/api/sign-in-by-link',
    permission: 'public',
    status: 200,
    rateLimit: showsToken,
    summary: 'Sign in with a mailed token',
    body: z.strictObject({ token: tokenSchema }),
    answer: meSchema,
  }),
  signOut: defineEndpoint({
    id: 'identity.sign-out',
    method: 'POST',
    path: '/api/sign-out',
    permission: 'signed-in',
    status: 204,
    summary: 'End this session',
    answer: noContent,
  }),
  me: defineEndpoint({
    id: 'identity.me',
    method: 'GET',
    path: '/api/me',
    permission: 'signed-in',
    status: 200,
    summary: 'Who I am and what I may do',
    answer: meSchema,
  }),
  updateMe: defineEndpoint({
    id: 'identity.update-me',
    method: 'PATCH',
    path: '/api/me',
    permission: 'signed-in',
    status: 200,
    summary: 'Change my own profile',
    body: z.strictObject({
      givenName: nameSchema.optional(),
      familyName: nameSchema.optional(),
      locale: localeSchema.optional(),
      timeZone: z
        .string()
        .max(60)
        .regex(/^[A-Za-z0-9_+/-]+$/)
        .nullable()
        .optional(),
      telephone: telephoneSchema.nullable().optional(),
    }),
    answer: meSchema,
  }),
  requestPasswordReset: defineEndpoint({
    id: 'identity.request-password-reset',
    method: 'POST',
    path: '/api/password-resets',
    permission: 'public',
    status: 202,
    rateLimit: asksForMail,
    summary: 'Mail a link to set a new password',
    body: z.strictObject({ email: emailSchema, locale: localeSchema }),
    answer: accepted,
  }),
  resetPassword: defineEndpoint({
    id: 'identity.reset-password',
    method: 'POST',
    path: '/api/password-resets/complete',
    permission: 'public',
    status: 200,
    rateLimit: showsToken,
    summary: 'Set a new password with the mailed token; ends every other session',
    body: z.strictObject({ token: tokenSchema, password: passwordSchema }),
    answer: meSchema,
  }),
  changePassword: defineEndpoint({
    id: 'identity.change-password',
    method: 'PUT',
    path: '/api/me/password',
    permission: 'signed-in',
    status: 204,
    rateLimit: ownAccount,
    summary: 'Change my password; ends my other sessions',
    body: z.strictObject({ currentPassword: z.string().max(200).nullable(), password: passwordSchema }),
    answer: noContent,
  }),
  requestEmailChange: defineEndpoint({
    id: 'identity.request-email-change',
    method: 'POST',
    path: '/api/me/email',
    permission: 'signed-in',
    status: 202,
    rateLimit: ownAccount,
    summary: 'Mail the new address a link that confirms the change',
    body: z.strictObject({ email: emailSchema }),
    answer: accepted,
  }),
  confirmEmailChange: defineEndpoint({
    id: 'identity.confirm-email-change',
    method: 'POST',
    path: '/api/email-changes/confirm',
    permission: 'public',
    status: 204,
    rateLimit: showsToken,
    summary: 'Take the new address',
    body: z.strictObject({ token: tokenSchema }),
    answer: noContent,
  }),
  listSessions: defineEndpoint({
    id: 'identity.list-sessions',
    method: 'GET',
    path: '/api/me/sessions',
    permission: 'signed-in',
    status: 200,
    summary: 'Where I am signed in',
    answer: z.object({ rows: z.array(signInSessionSchema) }),
  }),
  endSession: defineEndpoint({
    id: 'identity.end-session',
    method: 'DELETE',
    path: '/api/me/sessions/:id',
    permission: 'signed-in',
    status: 204,
    summary: 'End one of my sessions',
    params: paramsWithId,
    answer: noContent,
  }),
  oidcStart: defineEndpoint({
    id: 'identity.oidc-start',
    method: 'POST',
    path: '/api/oidc/start',
    permission: 'public',
    status: 200,
    rateLimit: showsToken,
    summary: 'Begin sign-in at the OpenID provider',
    body: z.strictObject({
      returnTo: z
        .string()
        .max(300)
        .regex(/^\/(?!\/)[^\\]*$/)
        .default('/'),
    }),
    answer: z.object({ url: z.url() }),
  }),
  oidcCallback: defineEndpoint({
    id: 'identity.oidc-callback',
    method: 'GET',
    path: '/api/oidc/callback',
    permission: 'public',
    status: 302,
    rateLimit: showsToken,
    summary: 'Where the OpenID provider sends the browser back to',
    query: z.object({
      code: z.string().max(2000).optional(),
      state: z.string().max(200).optional(),
      error: z.string().max(200).optional(),
      iss: z.string().max(500).optional(),
    }),
  }),
};
