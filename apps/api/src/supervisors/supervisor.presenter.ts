import type { AnswerOf, OwnSupervisor, supervisorsApi } from '@traccia/contracts';
import type {
  ConsentText,
  FormerSupervisor,
  LiveSupervisor,
  SupervisedEnrolment,
  SupervisorProposal,
} from '@traccia/persistence';

interface Parts {
  enrolment: SupervisedEnrolment;
  live: LiveSupervisor | null;
  former: readonly FormerSupervisor[];
  proposal: SupervisorProposal | null;
  text: ConsentText;
}

/** Only what was typed: neither the person nor the organization that the address led to. */
function presentNamed(live: LiveSupervisor | null): OwnSupervisor['supervisor'] {
  if (live === null) return null;
  const { givenName, familyName, email, locale, namedBy, namedAt } = live;
  return { givenName, familyName, email, locale, namedBy, namedAt: namedAt.toISOString() };
}

export function presentOwnSupervisor({ enrolment, live, former, proposal, text }: Parts): OwnSupervisor {
  const { enrolmentId, activityCode, activityTitle, endsOn, mayName, agreed } = enrolment;
  return {
    enrolmentId,
    activityCode,
    activityTitle,
    endsOn,
    mayName,
    supervisor: presentNamed(live),
    former: former.map((one) => ({ ...one, endedAt: one.endedAt.toISOString() })),
    proposal,
    agreement: { textVersion: text.version, body: text.body, given: agreed },
  };
}

export function presentForStaff(
  { givenName, familyName, activityId, activityCode, mayName, agreed }: SupervisedEnrolment,
  live: LiveSupervisor | null,
): AnswerOf<typeof supervisorsApi.ofEnrolment> {
  const participantName = `${givenName} ${familyName}`;
  return { participantName, activityId, activityCode, mayName, supervisor: presentNamed(live), agreed };
}
