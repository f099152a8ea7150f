import type { RespondentRecord } from '@traccia/survey';
import { chanceToAnswer, drawAnswers } from './build-answers.js';
import type { Chance } from './chance.js';
import { drawMoreAnswers } from './draw-more-answers.js';
import type {
  DemoEnrolment,
  DemoInvitation,
  DemoMessage,
  DemoPerson,
  DemoResponse,
  DemoStop,
  DemoWave,
} from './world.js';

const dayMs = 86_400_000;
const placeHolding = new Set(['enrolled', 'attended', 'completed']);

export interface SurveyFacts {
  now: Date;
  people: ReadonlyMap<string, DemoPerson>;
  stops: ReadonlyMap<string, DemoStop>;
  /** Enrolments that have not answered yet, whatever chance says. */
  silent: ReadonlySet<string>;
  /** What the form knows of somebody of this activity. */
  recordOf: (enrolment: DemoEnrolment) => RespondentRecord;
  /** For what was added later. */
  extra: Chance;
}
export interface SurveyRows {
  invitations: DemoInvitation[];
  responses: DemoResponse[];
  messages: DemoMessage[];
}

/** Somebody in the frame of a wave with what became of it; `submittedAt` is null when there is no answer yet. */
interface Asked {
  wave: DemoWave;
  enrolment: DemoEnrolment;
  person: DemoPerson;
  invitationId: string;
  submittedAt: Date | null;
}

/** Everybody who holds a place is in the frame of every wave of the activity. */
export function frameOf(enrolments: readonly DemoEnrolment[]): DemoEnrolment[] {
  return enrolments.filter(({ status }) => placeHolding.has(status));
}

/** Invitations, answers and mails of one wave, as if the product had run all along. */
export function buildSurvey(
  chance: Chance,
  wave: DemoWave,
  enrolments: readonly DemoEnrolment[],
  facts: SurveyFacts,
): SurveyRows {
  const rows: SurveyRows = { invitations: [], responses: [], messages: [] };
  for (const enrolment of frameOf(enrolments)) {
    const person = facts.people.get(enrolment.personId);
    if (!person) continue;
    const asked: Asked = { wave, enrolment, person, invitationId: chance.id(), submittedAt: null };
    if (wave.state !== 'planned') {
      const response = drawResponse(chance, asked, facts);
      asked.submittedAt = response?.submittedAt ?? null;
      if (response) rows.responses.push(response);
      rows.messages.push(...mailsOf(chance, asked, facts));
    }
    rows.invitations.push(invitationOf(chance, asked));
  }
  return rows;
}

function drawResponse(chance: Chance, asked: Asked, facts: SurveyFacts): DemoResponse | null {
  const { now, stops, silent } = facts;
  const { wave, enrolment, person } = asked;
  const { kind, definition, windowDays } = wave.plan;
  const willing = chance.happens(chanceToAnswer(kind, enrolment.applied));
  const respondent = { applied: enrolment.applied, locale: person.locale, ability: abilityOf(person) };
  const answers = drawAnswers(chance, kind, respondent);
  // Most answer in the first days, some after each reminder.
  const afterMs = chance.next() ** 1.8 * windowDays * dayMs * 0.98;
  const minutes = chance.whole(3, 12);
  const id = chance.id();
  const submittedAt = new Date(wave.opensAt.getTime() + afterMs + minutes * 60_000);
  const stop = stops.get(person.id);
  if (!willing || silent.has(enrolment.id) || submittedAt > now || submittedAt >= wave.closesAt) return null;
  if (stop && stop.stoppedAt <= wave.opensAt) return null;
  const record = facts.recordOf(enrolment);
  const day = submittedAt.toISOString().slice(0, 10);
  const more = drawMoreAnswers(facts.extra, kind, answers, { ...respondent, record, day });
  return {
    id,
    waveId: wave.id,
    invitationId: asked.invitationId,
    definition,
    answers: { ...answers, ...more },
    record,
    locale: person.locale,
    startedAt: new Date(submittedAt.getTime() - minutes * 60_000),
    submittedAt,
  };
}

/** Even between −1 and 1, and known by the person alone: nothing is drawn for it. */
const abilityOf = ({ id }: DemoPerson): number => (parseInt(id.slice(0, 8), 16) / 0xffff_ffff) * 2 - 1;

function invitationOf(chance: Chance, { wave, enrolment, invitationId, submittedAt }: Asked): DemoInvitation {
  const looked = chance.happens(0.15);
  const linkNonce = chance.bytes(16);
  const openedAt = submittedAt ?? (looked ? new Date(wave.opensAt.getTime() + 3_600_000) : null);
  const stateIfSilent = {
    planned: 'planned',
    open: openedAt ? 'opened' : 'invited',
    closed: 'expired',
  } as const;
  return {
    id: invitationId,
    waveId: wave.id,
    enrolmentId: enrolment.id,
    dueAt: wave.opensAt,
    expiresAt: wave.closesAt,
    answerState: submittedAt ? 'submitted' : stateIfSilent[wave.state],
    openedAt: wave.state === 'planned' ? null : openedAt,
    linkNonce: wave.state === 'open' ? linkNonce : null,
  };
}

/** One invitation, then each reminder whose day has come while there was no answer. */
function mailsOf(chance: Chance, asked: Asked, facts: SurveyFacts): DemoMessage[] {
  const { wave, person, invitationId, submittedAt } = asked;
  return [0, ...wave.plan.reminderDays].flatMap((days, ordinal): DemoMessage[] => {
    const dueAt = new Date(wave.opensAt.getTime() + days * dayMs);
    const needless = ordinal > 0 && (dueAt > facts.now || (submittedAt !== null && submittedAt <= dueAt));
    if (needless || dueAt > facts.now) return [];
    const kind = ordinal === 0 ? 'survey.invitation' : 'survey.reminder';
    return [
      mail(
        chance,
        { kind, subjectType: 'invitation', subjectId: invitationId, ordinal, person, dueAt },
        facts,
      ),
    ];
  });
}

type MailFacts = Pick<DemoMessage, 'kind' | 'subjectType' | 'subjectId' | 'ordinal' | 'person' | 'dueAt'>;

function mail(chance: Chance, facts: MailFacts, { stops }: Pick<SurveyFacts, 'stops'>): DemoMessage {
  const stop = facts.subjectType === 'invitation' ? stops.get(facts.person.id) : undefined;
  const stopped = stop !== undefined && stop.stoppedAt <= facts.dueAt;
  return {
    id: chance.id(),
    ...facts,
    state: stopped ? 'suppressed' : 'sent',
    reason: stopped ? stop.reason : null,
    lastError: null,
  };
}

/** What was mailed about the places themselves. */
export function buildEnrolmentMails(
  chance: Chance,
  enrolments: readonly DemoEnrolment[],
  facts: SurveyFacts,
): DemoMessage[] {
  return enrolments.flatMap((enrolment) => {
    const person = facts.people.get(enrolment.personId);
    if (!person) return [];
    const kind = enrolment.status === 'waiting' ? 'enrolment.waiting' : 'enrolment.confirmed';
    const { id: subjectId, createdAt: dueAt } = enrolment;
    return [mail(chance, { kind, subjectType: 'enrolment', subjectId, ordinal: 0, person, dueAt }, facts)];
  });
}

/** A few have unsubscribed, a few addresses have bounced; both on a day of the past. */
export function drawStops(chance: Chance, people: readonly DemoPerson[], now: Date): DemoStop[] {
  return chance
    .shuffled(people)
    .slice(0, 20)
    .map(({ id }, i) => ({
      personId: id,
      reason: i < 12 ? 'unsubscribed' : 'bounced',
      stoppedAt: new Date(now.getTime() - chance.whole(60, 700) * dayMs),
    }));
}
