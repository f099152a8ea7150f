import { createHash } from 'node:crypto';
import type { AnswerOf, respondApi, RespondForm } from '@traccia/contracts';
import type { PersonalLink, StoredResponse, TestTime } from '@traccia/persistence';
import {
  estimateMinutes,
  forRespondent,
  fromAnswerRows,
  type InstrumentDefinition,
  promiseInAll,
  type RespondentRecord,
  shuffleForm,
} from '@traccia/survey';
import { mayChange } from './respond.policy.js';
import { minutesOf, presentTestTime, withoutQuestions } from './test-clock.js';

type Receipt = AnswerOf<typeof respondApi.submit>;

interface Known {
  definition: InstrumentDefinition;
  record: RespondentRecord;
  response: StoredResponse | null;
  time?: TestTime | null;
}

/**
 * The form as the holder of the link sees it: no keys, no points; in an order of one's own where a test asks for it, and
 * no question before a clock that has to run; once submitted its answers only if they may change.
 */
export function presentForm(link: PersonalLink, known: Known): RespondForm {
  const { definition, record, response, time = null } = known;
  const changeable = mayChange(link, definition);
  return {
    state: stateOf(link.answerState),
    activityTitle: link.activityTitle,
    activityCode: link.activityCode,
    privacyMode: link.privacyMode,
    locale: link.locale,
    definition: forRespondent(askedOf(link, definition, time)),
    record,
    answers: {},
    revision: 0,
    changeable,
    closesAt: link.closesAt?.toISOString() ?? null,
    now: link.now.toISOString(),
    minutes: minutesOf(definition) ?? estimateMinutes(definition, {}, record),
    test: presentTestTime(definition, time),
    ...(link.promise.respondentKind === 'supervisor' && { supervisor: true }),
    submittedAt: response?.submittedAt?.toISOString() ?? null,
    promise: promiseInAll({
      ...link.promise,
      isTest: definition.kind === 'knowledge_test',
      changeable,
    }),
    ...(response && (response.state === 'draft' || changeable) && presentKept(response, definition)),
  };
}

function askedOf(
  link: PersonalLink,
  definition: InstrumentDefinition,
  time: TestTime | null,
): InstrumentDefinition {
  const waits = time !== null && time.startedAt === null;
  return waits ? withoutQuestions(definition) : shuffleForm(definition, link.invitationId);
}

/** The draft, else what was sent: whoever changes an answer goes on where the changing was left. */
function presentKept({ locale, draft, revision, sent }: StoredResponse, definition: InstrumentDefinition) {
  return { locale, answers: draft ?? fromAnswerRows(definition, sent ?? []), revision };
}

function stateOf(answerState: string): RespondForm['state'] {
  return answerState === 'submitted' || answerState === 'refused' ? answerState : 'open';
}

export function presentReceipt(
  response: Pick<StoredResponse, 'id' | 'scorePoints' | 'scoreMax'> & { submittedAt: Date },
  revealsScore: boolean,
): Receipt {
  const { scorePoints: points, scoreMax: max } = response;
  return {
    receipt: receiptOf(response.id),
    submittedAt: response.submittedAt.toISOString(),
    score: !revealsScore || points === null || max === null ? null : { points, max },
  };
}

/** Short enough to be read out on the telephone; says nothing about the row. */
export function receiptOf(responseId: string): string {
  const hex = createHash('sha256').update(`receipt|${responseId}`).digest('hex').toUpperCase();
  return [hex.slice(0, 4), hex.slice(4, 8), hex.slice(8, 12)].join('-');
}
