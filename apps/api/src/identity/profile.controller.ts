import { Controller } from '@nestjs/common';
import { identityApi } from '@traccia/contracts';
import { FromRequest, personOf, type Asked } from '../http/asked.js';
import { Problem } from '../http/problem.js';
import { Serves } from '../http/serves.js';
import type { PersonSubject, Subject } from '../http/subject.js';
import { EmailChangeService } from './email-change.service.js';
import { PasswordService } from './password.service.js';
import { ProfileService } from './profile.service.js';
import { visitorOf } from './session-starter.js';
import { SessionsService } from './sessions.service.js';
import { SignInOptionsService } from './sign-in-options.service.js';

/** What somebody sees and changes about their own account. */
@Controller()
export class ProfileController {
  constructor(
    private readonly profiles: ProfileService,
    private readonly passwords: PasswordService,
    private readonly emailChanges: EmailChangeService,
    private readonly sessions: SessionsService,
    private readonly signInOptions: SignInOptionsService,
  ) {}

  @Serves(identityApi.signInOptions)
  options() {
    return this.signInOptions.list();
  }

  @Serves(identityApi.me)
  me(@FromRequest() asked: Asked<typeof identityApi.me>) {
    return this.profiles.read(personOf(asked).personId);
  }

  @Serves(identityApi.updateMe)
  update(@FromRequest() asked: Asked<typeof identityApi.updateMe>) {
    return this.profiles.change(personOf(asked).personId, asked.body);
  }

  @Serves(identityApi.changePassword)
  async changePassword(@FromRequest() asked: Asked<typeof identityApi.changePassword>) {
    await this.passwords.change(inPerson(asked).personId, asked.body, visitorOf(asked));
  }

  @Serves(identityApi.requestEmailChange)
  requestEmailChange(@FromRequest() asked: Asked<typeof identityApi.requestEmailChange>) {
    return this.emailChanges.request(inPerson(asked).personId, asked.body.email, asked.requestId);
  }

  @Serves(identityApi.confirmEmailChange)
  async confirmEmailChange(@FromRequest() asked: Asked<typeof identityApi.confirmEmailChange>) {
    await this.emailChanges.confirm(asked.body.token, asked.requestId);
  }

  @Serves(identityApi.listSessions)
  listSessions(@FromRequest() asked: Asked<typeof identityApi.listSessions>) {
    const { personId, sessionId } = personOf(asked);
    return this.sessions.list(personId, sessionId);
  }

  @Serves(identityApi.endSession)
  async endSession(@FromRequest() asked: Asked<typeof identityApi.endSession>) {
    await this.sessions.end(inPerson(asked).personId, asked.params.id);
  }
}

/** An API key stands for its person in the work, not in the ownership of the account. */
function inPerson(asked: { subject: Subject }): PersonSubject {
  const person = personOf(asked);
  if (person.apiKeyId !== null) throw new Problem('permission.denied');
  return person;
}
