import { createHash } from 'node:crypto';
import type { AnswerOf, respondApi, RespondForm } from '@traccia/contracts';
import type { PersonalLink, StoredResponse } from '@traccia/persistence';
import { estimateMinutes, forRespondent, type InstrumentDefinition } from '@traccia/survey';

type Receipt = AnswerOf<typeof respondApi.submit>;

/** The form as the holder of the link sees it: no keys, no points, and never an answer once submitted. */
export function presentForm(
  link: PersonalLink,
  definition: InstrumentDefinition,
  response: StoredResponse | null,
): RespondForm {
  return {
    state: stateOf(link.answerState),
    activityTitle: link.activityTitle,
    activityCode: link.activityCode,
    privacyMode: link.privacyMode,
    locale: link.locale,
    definition: forRespondent(definition),
    answers: {},
    revision: 0,
    closesAt: link.closesAt?.toISOString() ?? null,
    minutes: estimateMinutes(definition),
    submittedAt: response?.submittedAt?.toISOString() ?? null,
    ...(response?.state === 'draft' && presentDraft(response)),
  };
}

function presentDraft({ locale, draft, revision }: StoredResponse) {
  return { locale, answers: draft ?? {}, revision };
}

function stateOf(answerState: string): RespondForm['state'] {
  return answerState === 'submitted' || answerState === 'refused' ? answerState : 'open';
}

export function presentReceipt(
  response: Pick<StoredResponse, 'id' | 'scorePoints' | 'scoreMax'> & { submittedAt: Date },
): Receipt {
  const { scorePoints: points, scoreMax: max } = response;
  return {
    receipt: receiptOf(response.id),
    submittedAt: response.submittedAt.toISOString(),
    score: points === null || max === null ? null : { points, max },
  };
}

/** Short enough to be read out on the telephone; says nothing about the row. */
function receiptOf(responseId: string): string {
  const hex = createHash('sha256').update(`receipt|${responseId}`).digest('hex').toUpperCase();
  return [hex.slice(0, 4), hex.slice(4, 8), hex.slice(8, 12)].join('-');
}
