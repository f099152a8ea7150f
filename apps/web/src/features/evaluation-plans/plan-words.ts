import type { PlanWaveBody } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** When a wave opens, as somebody would say it: "14 days before the first day, at 09:00". */
export function useWhen(): (wave: PlanWaveBody) => string {
  const t = useWords('evaluation-plans');
  const format = useFormat();
  return ({ anchor, offsetMonths, offsetDays, sendAtLocal }) => {
    const span = [
      offsetMonths !== 0 && t('span.months', { count: Math.abs(offsetMonths) }),
      offsetDays !== 0 && t('span.days', { count: Math.abs(offsetDays) }),
    ].filter((part) => part !== false);
    const days = offsetMonths * 30 + offsetDays;
    const day = t(`anchor.${anchor}`);
    const when =
      span.length === 0
        ? t('when.on', { day })
        : t(days < 0 ? 'when.before' : 'when.after', { span: format.list(span), day });
    return t('when.at', { when, time: sendAtLocal });
  };
}

/** Reminders in words: "reminders after 7 and 14 days". */
export function useReminders(): (wave: PlanWaveBody) => string {
  const t = useWords('evaluation-plans');
  const format = useFormat();
  return ({ reminderDays }) =>
    reminderDays.length === 0
      ? t('reminders.none')
      : t('reminders.after', { days: format.list(reminderDays.map((days) => format.number(days))) });
}
