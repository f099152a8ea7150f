import { Button, Group, Text } from '@mantine/core';
import { pauseMonths, type ContactChoices } from '@traccia/contracts';
import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useChangeContactChoices } from './mutations';
import { contactChoicesQuery } from './queries';

/** Whether I am asked anything by mail, and for how long not. */
export function QuestionsToMe() {
  const query = useQuery(contactChoicesQuery);
  return <QueryState query={query}>{(choices) => <Choices {...choices} />}</QueryState>;
}

function Choices({ surveys, until, mayResume }: ContactChoices) {
  const t = useWords('privacy');
  const format = useFormat();
  const change = useChangeContactChoices();
  const standing =
    surveys === 'paused' && until
      ? t('questions.paused', { day: format.day(format.dayOf(until)) })
      : t(mayResume ? `questions.${surveys === 'on' ? 'on' : 'stopped'}` : 'questions.ended');
  return (
    <div>
      <ProblemNote error={change.error} />
      <p className="standing" role="status">
        <StatusMark kind={surveys === 'on' ? 'done' : 'off'}>{standing}</StatusMark>
      </p>
      <Text size="sm">{t('questions.text')}</Text>
      {mayResume && (
        <Group gap="sm" mt="sm">
          {surveys !== 'on' && (
            <Button size="sm" loading={change.isPending} onClick={() => change.mutate({ surveys: 'on' })}>
              {t('questions.resume')}
            </Button>
          )}
          {pauseMonths.map((months) => (
            <Button
              key={months}
              variant="default"
              size="sm"
              disabled={change.isPending}
              onClick={() => change.mutate({ surveys: 'paused', months })}
            >
              {t('questions.pause', { count: months })}
            </Button>
          ))}
          {surveys !== 'stopped' && (
            <Button
              variant="default"
              size="sm"
              disabled={change.isPending}
              onClick={() => change.mutate({ surveys: 'stopped' })}
            >
              {t('questions.stop')}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}
