import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { testFactors, type AnswerOf, type enrolmentsApi } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useSetTestTime } from './mutations';
import { testsQueries } from './queries';

/** More time for one person in the tests of this activity; why, is not asked. */
export function TestTimePanel({ activityId }: { activityId: string }) {
  const t = useWords('tests');
  const format = useFormat();
  const given = useQuery(testsQueries.accommodations(activityId));
  const people = useQuery(testsQueries.people(activityId, ''));
  const set = useSetTestTime(activityId);
  return (
    <section className="test-result">
      <h2>{t('time.title')}</h2>
      <p className="panel-intro">{t('time.text')}</p>
      <QueryState query={given} lines={2}>
        {({ rows }) => (
          <ul>
            {rows.map((row) => (
              <li key={row.enrolmentId}>
                <bdi>
                  {row.givenName} {row.familyName}
                </bdi>
                : {t('time.factor', { factor: format.number(row.factor) })}{' '}
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => set.mutate({ enrolmentId: row.enrolmentId, factor: 1 })}
                  aria-label={t('time.end_for', { name: `${row.givenName} ${row.familyName}` })}
                >
                  {t('time.end')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      <Give people={people.data?.rows ?? []} busy={set.isPending} onGive={(one) => set.mutate(one)} />
      <ProblemNote error={set.error} />
    </section>
  );
}

type RosterRow = AnswerOf<typeof enrolmentsApi.roster>['rows'][number];
type Factor = (typeof testFactors)[number];

function Give(props: {
  people: readonly RosterRow[];
  busy: boolean;
  onGive: (one: { enrolmentId: string; factor: Factor }) => void;
}) {
  const t = useWords('tests');
  const format = useFormat();
  const [enrolmentId, choose] = useState('');
  const [factor, setFactor] = useState<Factor>(1.5);
  return (
    <form
      className="test-time"
      onSubmit={(event) => {
        event.preventDefault();
        if (enrolmentId) props.onGive({ enrolmentId, factor });
      }}
    >
      <NativeSelect
        label={t('time.person')}
        value={enrolmentId}
        required
        data={[
          { value: '', label: t('time.choose') },
          ...props.people.map((row) => ({ value: row.id, label: `${row.familyName}, ${row.givenName}` })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('time.how_much')}
        value={String(factor)}
        data={testFactors
          .filter((one) => one > 1)
          .map((one) => ({ value: String(one), label: t('time.factor', { factor: format.number(one) }) }))}
        onChange={(event) =>
          setFactor(testFactors.find((one) => String(one) === event.currentTarget.value) ?? 1.5)
        }
      />
      <Button type="submit" variant="default" loading={props.busy}>
        {t('time.give')}
      </Button>
    </form>
  );
}
