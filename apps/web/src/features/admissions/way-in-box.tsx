import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { AnswerOf, applicationsApi } from '@traccia/contracts';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useBegin } from './mutations';
import { admissionsQueries } from './queries';
import { stateMarks } from './state-words';

type WayIn = AnswerOf<typeof applicationsApi.wayIn>;

function MyApplication({ mine }: { mine: NonNullable<WayIn['myApplication']> }) {
  const t = useWords('admissions');
  const draft = mine.state === 'draft';
  return (
    <Stack align="start" gap="sm">
      <StatusMark kind={stateMarks[mine.state]}>{t(`state.${mine.state}`)}</StatusMark>
      <Text size="sm">{t(`next.${mine.state}`)}</Text>
      {draft ? (
        <ButtonLink to="/my-applications/$applicationId" params={{ applicationId: mine.id }}>
          {t('go_on')}
        </ButtonLink>
      ) : (
        <ButtonLink to="/my-applications" variant="default">
          {t('see_mine')}
        </ButtonLink>
      )}
    </Stack>
  );
}

function Apply({ wayIn, code }: { wayIn: WayIn; code: string }) {
  const t = useWords('admissions');
  const me = useMe();
  const begin = useBegin();
  const navigate = useNavigate();
  if (!me)
    return (
      <ButtonLink to="/sign-in" search={{ back: `/activities/${code}` }}>
        {t('apply.sign_in')}
      </ButtonLink>
    );
  const press = () =>
    begin.mutate(wayIn.activityId, {
      onSuccess: ({ id }) =>
        void navigate({ to: '/my-applications/$applicationId', params: { applicationId: id } }),
    });
  return (
    <>
      <Button onClick={press} loading={begin.isPending}>
        {t('apply')}
      </Button>
      <ProblemNote error={begin.error} />
    </>
  );
}

function Act({ wayIn, code }: { wayIn: WayIn; code: string }) {
  const t = useWords('admissions');
  const format = useFormat();
  const me = useMe();
  if (wayIn.refusal === 'closed') return <Text>{t('way.closed')}</Text>;
  if (wayIn.refusal === 'not-open') return <Text>{t('way.not_open')}</Text>;
  if (wayIn.mode === 'nomination')
    return (
      <>
        <Text>{t('way.nomination')}</Text>
        {wayIn.nominators.length > 0 && (
          <Text size="sm">{t('way.nominators', { names: format.list(wayIn.nominators) })}</Text>
        )}
      </>
    );
  if (wayIn.mode === 'invitation')
    return (
      <>
        <Text>{t('way.invitation')}</Text>
        {(wayIn.refusal === null || !me) && <Apply wayIn={wayIn} code={code} />}
      </>
    );
  return <Apply wayIn={wayIn} code={code} />;
}

/** The right act for the way in that the activity has; where places are taken directly, what stands inside. */
export function WayInBox({ code, children }: { code: string; children: ReactNode }) {
  const t = useWords('admissions');
  const format = useFormat();
  const query = useQuery(admissionsQueries.wayIn(code));
  return (
    <QueryState query={query} lines={2}>
      {(wayIn) => {
        if (wayIn.mode === 'direct_registration') return children;
        if (wayIn.myApplication) return <MyApplication mine={wayIn.myApplication} />;
        return (
          <Stack align="start" gap="sm">
            <Act wayIn={wayIn} code={code} />
            {wayIn.closesOn && wayIn.refusal !== 'closed' && (
              <Text size="sm">
                {t('closes_on', {
                  day: format.day(wayIn.closesOn),
                  zone: format.zoneName(wayIn.timeZone),
                })}
              </Text>
            )}
          </Stack>
        );
      }}
    </QueryState>
  );
}
