import { Module } from '@nestjs/common';
import { EmailChangeService } from './email-change.service.js';
import { IdentityProvider } from './identity-provider.js';
import { IdentityController } from './identity.controller.js';
import { KnownBrowser } from './known-browser.js';
import { MailedLinks } from './mailed-links.js';
import { OidcController } from './oidc.controller.js';
import { OidcService } from './oidc.service.js';
import { PasswordHashing } from './password-hashing.js';
import { PasswordService } from './password.service.js';
import { ProfileController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';
import { SessionStarter } from './session-starter.js';
import { SessionsService } from './sessions.service.js';
import { SignInLinkService } from './sign-in-link.service.js';
import { SignInOptionsService } from './sign-in-options.service.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignInService } from './sign-in.service.js';
import { SignUpService } from './sign-up.service.js';

@Module({
  controllers: [IdentityController, ProfileController, OidcController],
  providers: [
    EmailChangeService,
    IdentityProvider,
    KnownBrowser,
    MailedLinks,
    OidcService,
    PasswordHashing,
    PasswordService,
    ProfileService,
    SessionStarter,
    SessionsService,
    SignInLinkService,
    SignInOptionsService,
    SignInThrottle,
    SignInService,
    SignUpService,
  ],
})
export class IdentityModule {}
