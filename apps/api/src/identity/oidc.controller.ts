import { Controller, Inject } from '@nestjs/common';
import { identityApi } from '@traccia/contracts';
import { apiSettings, type ApiSettings } from '../env.js';
import { FromRequest, type Asked } from '../http/asked.js';
import { Problem } from '../http/problem.js';
import { Serves } from '../http/serves.js';
import { setSessionCookie } from '../http/session-cookie.js';
import { oidcSeconds, OidcService } from './oidc.service.js';
import { visitorOf } from './session-starter.js';

type Callback = Asked<typeof identityApi.oidcCallback>;

@Controller()
export class OidcController {
  private readonly secure: boolean;
  private readonly cookie: string;

  constructor(
    private readonly oidc: OidcService,
    @Inject(apiSettings) private readonly settings: ApiSettings,
  ) {
    this.secure = settings.publicUrl.startsWith('https:');
    this.cookie = this.secure ? '__Host-traccia-oidc' : 'traccia-oidc';
  }

  @Serves(identityApi.oidcStart)
  async start(@FromRequest() asked: Asked<typeof identityApi.oidcStart>) {
    const { url, state } = await this.oidc.begin(asked.body.returnTo);
    asked.raw.reply.setCookie(this.cookie, state, { ...this.attributes(), maxAge: oidcSeconds });
    return { url };
  }

  /** The provider's answer arrives by navigation, so a browser is led to a page that says what went wrong. */
  @Serves(identityApi.oidcCallback)
  async callback(@FromRequest() asked: Callback) {
    const { request, reply } = asked.raw;
    reply.clearCookie(this.cookie, this.attributes());
    const state = request.cookies[this.cookie] ?? null;
    try {
      const { secret, returnTo } = await this.oidc.finish(asked.query, state, visitorOf(asked));
      setSessionCookie(reply, secret);
      reply.header('location', returnTo);
    } catch (error) {
      if (!(error instanceof Problem) || !request.headers.accept?.includes('text/html')) throw error;
      reply.header('location', `${this.settings.publicUrl}/sign-in?problem=${error.code}`);
    }
  }

  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
