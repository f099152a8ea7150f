import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { OwnTest } from '@traccia/contracts';
import { DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { testsQueries } from './queries';
import './tests.css';

const route = getRouteApi('/signed-in/my-enrolments/$enrolmentId/learning');

/** How far I have come from the test before to the one after. */
export function OwnLearningPage() {
  const t = useWords('tests');
  const tMine = useWords('enrolments');
  const { enrolmentId } = route.useParams();
  const query = useQuery(testsQueries.mine(enrolmentId));
  return (
    <PageFrame
      narrow
      title={t('own.title')}
      description={t('own.text')}
      crumbs={[{ label: tMine('title'), to: '/my-activities' }]}
    >
      <QueryState query={query} lines={4}>
        {({ tests }) =>
          tests.length === 0 ? (
            <EmptyState title={t('own.none_title')} text={t('own.none_text')} />
          ) : (
            tests.map((test, at) => <OwnResult key={at} test={test} />)
          )
        }
      </QueryState>
    </PageFrame>
  );
}

type Sum = OwnTest['objectives'][number]['pre'];

function OwnResult({ test }: { test: OwnTest }) {
  const t = useWords('tests');
  const say = useLocalised();
  const format = useFormat();
  const points = (sum: Sum | undefined) =>
    sum ? t('own.points', { points: format.number(sum.points), max: format.number(sum.max) }) : '–';
  const whole = { code: '', title: null, pre: test.pre?.score ?? null, post: test.post?.score ?? null };
  return (
    <section className="test-result">
      <h2>{say(test.instrumentTitle)}</h2>
      {test.waiting && <p>{t('own.waiting')}</p>}
      {!test.waiting && (
        <DataTable
          caption={say(test.instrumentTitle)}
          captionHidden
          rows={[...test.objectives, whole]}
          rowKey={({ code }) => code ?? 'none'}
          columns={[
            {
              key: 'objective',
              header: t('col.objective'),
              cell: ({ title, code }) =>
                code === '' ? t('own.whole') : title ? say(title) : (code ?? t('objective.none')),
            },
            { key: 'pre', header: t('own.pre'), numeric: true, cell: ({ pre }) => points(pre) },
            { key: 'post', header: t('own.post'), numeric: true, cell: ({ post }) => points(post) },
          ]}
        />
      )}
      {test.answers && <OwnAnswers answers={test.answers} />}
    </section>
  );
}

/** Question by question: what I said, and what was right. */
function OwnAnswers({ answers }: { answers: NonNullable<OwnTest['answers']> }) {
  const t = useWords('tests');
  const say = useLocalised();
  const all = (texts: OwnTest['instrumentTitle'][]) => texts.map((text) => say(text)).join(' · ');
  return (
    <DataTable
      caption={t('own.answers')}
      rows={answers.map((answer, at) => ({ ...answer, at }))}
      rowKey={({ at }) => String(at)}
      columns={[
        { key: 'text', header: t('col.item'), cell: ({ text }) => say(text) },
        { key: 'own', header: t('own.given'), cell: ({ own }) => all(own) || t('own.not_given') },
        { key: 'right', header: t('own.right'), cell: ({ right }) => all(right) },
      ]}
    />
  );
}
