import { Controller } from '@nestjs/common';
import { identityApi, type Me } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Serves } from '../http/serves.js';
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie.js';
import { KnownBrowser } from './known-browser.js';
import { PasswordService } from './password.service.js';
import { visitorOf, type SignedIn } from './session-starter.js';
import { SessionsService } from './sessions.service.js';
import { SignInLinkService } from './sign-in-link.service.js';
import { SignInService } from './sign-in.service.js';
import { SignUpService } from './sign-up.service.js';

type Raw = Asked<typeof identityApi.signIn>['raw'];

/** The ways in and the way out. */
@Controller()
export class IdentityController {
  constructor(
    private readonly signUps: SignUpService,
    private readonly signIns: SignInService,
    private readonly signInLinks: SignInLinkService,
    private readonly passwords: PasswordService,
    private readonly sessions: SessionsService,
    private readonly browsers: KnownBrowser,
  ) {}

  @Serves(identityApi.signUp)
  signUp(@FromRequest() asked: Asked<typeof identityApi.signUp>) {
    return this.signUps.signUp(asked.body, asked.requestId);
  }

  @Serves(identityApi.verifyEmail)
  async verifyEmail(@FromRequest() asked: Asked<typeof identityApi.verifyEmail>) {
    return this.letIn(asked.raw, await this.signUps.verifyEmail(asked.body.token, visitorOf(asked)));
  }

  @Serves(identityApi.signIn)
  async signIn(@FromRequest() asked: Asked<typeof identityApi.signIn>) {
    const { request } = asked.raw;
    const client = { address: request.ip, browser: this.browsers.recognise(request, asked.body.email) };
    return this.letIn(asked.raw, await this.signIns.signIn(asked.body, client, visitorOf(asked)));
  }

  @Serves(identityApi.requestSignInLink)
  requestSignInLink(@FromRequest() asked: Asked<typeof identityApi.requestSignInLink>) {
    return this.signInLinks.request(asked.body.email, asked.requestId);
  }

  @Serves(identityApi.signInByLink)
  async signInByLink(@FromRequest() asked: Asked<typeof identityApi.signInByLink>) {
    return this.letIn(asked.raw, await this.signInLinks.signIn(asked.body.token, visitorOf(asked)));
  }

  @Serves(identityApi.requestPasswordReset)
  requestPasswordReset(@FromRequest() asked: Asked<typeof identityApi.requestPasswordReset>) {
    return this.passwords.requestReset(asked.body.email, asked.requestId);
  }

  @Serves(identityApi.resetPassword)
  async resetPassword(@FromRequest() asked: Asked<typeof identityApi.resetPassword>) {
    const { token, password } = asked.body;
    return this.letIn(asked.raw, await this.passwords.reset(token, password, visitorOf(asked)));
  }

  @Serves(identityApi.signOut)
  async signOut(@FromRequest() asked: Asked<typeof identityApi.signOut>) {
    const { personId, sessionId } = personOf(asked);
    await this.sessions.signOut(personId, sessionId);
    clearSessionCookie(asked.raw.reply);
  }

  /** The cookies leave only after the transaction that opened the session. */
  private letIn({ reply }: Raw, { me, secret }: SignedIn): Me {
    setSessionCookie(reply, secret);
    if (me.email !== null) this.browsers.remember(reply, me.email);
    return me;
  }
}
