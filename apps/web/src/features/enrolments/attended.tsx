import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MyEnrolment } from '@traccia/contracts';
import { presentShare } from '@traccia/training';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { ownAttendanceQuery } from './queries';

/** How much of it I attended, beside what the certificate asks for. */
export function Attended({ attendance }: Pick<MyEnrolment, 'attendance'>) {
  const t = useWords('enrolments');
  const format = useFormat();
  if (!attendance) return '–';
  const { present, held, needPercent, verdict } = attendance;
  const kinds = { met: 'done', not_met: 'trouble', possible: 'running', no_sessions: 'planned' } as const;
  return (
    <StatusMark kind={kinds[verdict]}>
      {t('attended', {
        present: format.number(present),
        held: format.number(held),
        need: format.percent(needPercent / 100),
      })}
    </StatusMark>
  );
}

/** The same on the page of the activity, and what it means for the certificate. */
export function OwnAttendance({ enrolmentId }: { enrolmentId: string }) {
  const t = useWords('enrolments');
  const query = useQuery(ownAttendanceQuery(enrolmentId));
  return (
    <QueryState query={query} lines={1}>
      {({ marks, rule, held, verdict }) => {
        if (held === 0) return null;
        const present = marks.reduce((sum, mark) => sum + (mark ? (presentShare(mark) ?? 0) : 0), 0);
        const attendance = { present, held, needPercent: rule.percent, verdict };
        return (
          <Stack gap={4} align="start">
            <Attended attendance={attendance} />
            {verdict !== 'no_sessions' && <Text size="sm">{t(`verdict.${verdict}`)}</Text>}
          </Stack>
        );
      }}
    </QueryState>
  );
}
