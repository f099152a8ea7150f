import type { MessageRow } from '@traccia/contracts';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

const shapes: Record<MessageRow['state'], StatusKind> = {
  planned: 'planned',
  sending: 'running',
  sent: 'done',
  suppressed: 'off',
  cancelled: 'off',
  bounced: 'trouble',
  review: 'trouble',
  dead: 'trouble',
};

export function MessageStateMark({ state }: { state: MessageRow['state'] }) {
  const codes = useWords('codes');
  return <StatusMark kind={shapes[state]}>{codes(`message_state.${state}`)}</StatusMark>;
}

/** "Survey reminder 2" of the kind and its ordinal. */
export function useKindText(): (message: MessageRow) => string {
  const codes = useWords('codes');
  const format = useFormat();
  return ({ kind, ordinal }) => {
    const name = codes.maybe(`message_kind.${kind}`, kind);
    return kind === 'survey.reminder' && ordinal > 0 ? `${name} ${format.number(ordinal)}` : name;
  };
}

/** Why a message is in its state; an untouched one waits, one that failed is tried again. */
export function useReasonText(): (message: MessageRow) => string {
  const t = useWords('messages');
  return ({ reason, state, attempt }) => {
    if (reason) return t.maybe(`reason.${reason}`, reason);
    if (state === 'planned') return t(attempt > 0 ? 'reason.retries' : 'reason.waits');
    return '';
  };
}

export function useAnswerText(): (message: MessageRow) => string {
  const t = useWords('messages');
  const format = useFormat();
  return ({ answerState, kind }) => {
    if (!kind.startsWith('survey.')) return '–';
    return t.maybe(`answer.${answerState ?? 'none'}`, answerState ?? format.number(0));
  };
}
