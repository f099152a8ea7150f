import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { apiSettings, type ApiSettings } from '../env.js';
import { apiLogger, type Logger } from '../http/api-logger.js';
import { Problem } from '../http/problem.js';

export interface Begun {
  url: string;
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** What the provider vouches for. */
export interface Vouched {
  issuer: string;
  subject: string;
  /** Only an address the provider has verified; any other counts as none. */
  email: string | null;
  givenName: string | null;
  familyName: string | null;
}

const answerSeconds = 5;
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The configured OpenID provider; found on first use, so that its absence never stops the start. */
@Injectable()
export class IdentityProvider {
  private found: Promise<client.Configuration> | null = null;

  constructor(
    @Inject(apiSettings) private readonly settings: ApiSettings,
    @Inject(apiLogger) private readonly log: Logger,
  ) {}

  get redirectUri(): string {
    return `${this.settings.publicUrl}/api/oidc/callback`;
  }

  async begin(): Promise<Begun> {
    const config = await this.configuration();
    const state = client.randomState();
    const nonce = client.randomNonce();
    const codeVerifier = client.randomPKCECodeVerifier();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: this.redirectUri,
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, state, nonce, codeVerifier };
  }

  /** Exchanges the code and checks signature, issuer, audience, nonce and times of what comes back. */
  async finish(
    query: Record<string, string | undefined>,
    expected: { state: string; nonce: string; codeVerifier: string },
  ): Promise<Vouched> {
    const config = await this.configuration();
    const current = new URL(this.redirectUri);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) current.searchParams.set(name, value);
    try {
      const tokens = await client.authorizationCodeGrant(config, current, {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Problem('session.oidc-failed');
      const asksMore = claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined;
      const more = asksMore ? await client.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
      return readClaims(claims.iss, claims.sub, { ...more, ...claims });
    } catch (error) {
      this.log.warn({ fault: faultOf(error) }, 'the OpenID provider did not vouch');
      throw new Problem('session.oidc-failed');
    }
  }

  private async configuration(): Promise<client.Configuration> {
    const { oidc } = this.settings;
    if (!oidc) throw new Problem('request.not-found');
    const issuer = new URL(oidc.issuer);
    const insecure = issuer.protocol === 'http:' && loopback.has(issuer.hostname);
    this.found ??= client.discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, {
      timeout: answerSeconds,
      ...(insecure ? { execute: [client.allowInsecureRequests] } : {}),
    });
    try {
      return await this.found;
    } catch (error) {
      this.found = null;
      this.log.warn({ fault: faultOf(error) }, 'the OpenID provider was not found');
      throw new Problem('server.unavailable');
    }
  }
}

/** The name and code of a fault; its text may quote what the provider sent. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}

function readClaims(issuer: string, subject: string, claims: Record<string, unknown>): Vouched {
  const text = (name: string): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 120) : null;
  };
  const email =
    claims.email_verified === true && typeof claims.email === 'string' ? claims.email.trim() : null;
  return {
    issuer,
    subject,
    email,
    givenName: text('given_name') ?? text('name') ?? text('preferred_username'),
    familyName: text('family_name'),
  };
}
