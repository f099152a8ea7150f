import { useQuery } from '@tanstack/react-query';
import type { TestFigures, TestResult } from '@traccia/contracts';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { testsQueries } from './queries';
import './tests.css';

type Item = TestResult['items'][number];
type Figures = TestFigures | null | undefined;

/** What the knowledge tests of an activity say, question by question; nobody is named. */
export function TestResultsPanel({ activityId }: { activityId: string }) {
  const t = useWords('tests');
  const query = useQuery(testsQueries.results(activityId));
  return (
    <QueryState query={query} lines={8}>
      {({ tests }) =>
        tests.length === 0 ? (
          <EmptyState title={t('none.title')} text={t('none.text')} />
        ) : (
          tests.map((test) => <OneTest key={test.instrumentCode} test={test} />)
        )
      }
    </QueryState>
  );
}

function OneTest({ test }: { test: TestResult }) {
  const t = useWords('tests');
  const say = useLocalised();
  const format = useFormat();
  const columns = useItemColumns(test);
  const pooled = test.items.some((item) => item.pooled);
  return (
    <section className="test-result">
      <h2>{say(test.title)}</h2>
      <p className="panel-intro">
        {test.waves
          .map((wave) =>
            t(`wave.${wave.kind}.${wave.state}`, {
              sat: format.number(wave.sat),
              invited: format.number(wave.invited),
            }),
          )
          .join(' · ')}
      </p>
      <HowToRead threshold={test.threshold} />
      <DataTable
        caption={t('objectives')}
        columns={useObjectiveColumns()}
        rows={test.objectives}
        rowKey={({ code }) => code ?? ''}
      />
      <DataTable caption={t('items')} columns={columns} rows={test.items} rowKey={({ code }) => code} />
      {pooled && <p className="panel-intro">{t('pooled.note', { n: format.number(test.editions) })}</p>}
    </section>
  );
}

function HowToRead({ threshold }: { threshold: number }) {
  const t = useWords('tests');
  return (
    <details>
      <summary>{t('read.title')}</summary>
      <ul>
        <li>{t('read.before')}</li>
        <li>{t('read.difficulty')}</li>
        <li>{t('read.dont_know')}</li>
        <li>{t('read.discrimination')}</li>
        <li>{t('read.small', { n: threshold })}</li>
      </ul>
    </details>
  );
}

function useObjectiveColumns(): Column<TestResult['objectives'][number]>[] {
  const t = useWords('tests');
  const say = useLocalised();
  const format = useFormat();
  const share = (value: number | null) => (value === null ? '–' : format.percent(value));
  return [
    {
      key: 'objective',
      header: t('col.objective'),
      cell: ({ title, code }) => (title ? say(title) : (code ?? t('objective.none'))),
    },
    { key: 'items', header: t('col.items'), numeric: true, cell: ({ items }) => format.number(items) },
    { key: 'pre', header: t('col.pre'), numeric: true, cell: ({ pre }) => share(pre) },
    { key: 'post', header: t('col.post'), numeric: true, cell: ({ post }) => share(post) },
  ];
}

/** Columns of a time at which the test was not given are left out. */
function useItemColumns(test: TestResult): Column<Item>[] {
  const t = useWords('tests');
  const say = useLocalised();
  const figure = useFigure();
  const has = (kind: 'pre_test' | 'post_test') => test.waves.some((wave) => wave.kind === kind);
  const pooled = test.items.some((item) => item.pooled);
  const right = (key: string, header: string, of: (item: Item) => Figures): Column<Item> => ({
    key,
    header,
    numeric: true,
    cell: (item) => figure.right(of(item)),
  });
  return [
    {
      key: 'item',
      header: t('col.item'),
      cell: (item) => (
        <span className="test-question">
          {say(item.text)} <span className="row-code">{item.code}</span>
        </span>
      ),
    },
    ...(has('pre_test') ? [right('pre', t('col.pre'), ({ own }) => own.pre)] : []),
    ...(pooled ? [right('pooled', t('col.pooled'), ({ pooled: all }) => all?.pre ?? all?.post)] : []),
    ...(has('post_test') ? [right('post', t('col.post'), ({ own }) => own.post)] : []),
    {
      key: 'dont_know',
      header: t('col.dont_know'),
      numeric: true,
      cell: ({ own }) => figure.count((own.pre ?? own.post)?.dontKnow),
    },
    {
      key: 'discrimination',
      header: t('col.discrimination'),
      numeric: true,
      cell: ({ own, pooled: all }) =>
        figure.coefficient((all?.post ?? all?.pre ?? own.post ?? own.pre)?.discrimination),
    },
  ];
}

/** A figure never stands without how many it is of, or why it is not shown. */
function useFigure() {
  const t = useWords('tests');
  const format = useFormat();
  return {
    right: (figures: Figures) => {
      if (!figures) return '–';
      const { hidden, right, n, difficulty } = figures;
      if (hidden) return <span title={t(`hidden.${hidden}`)}>– {t(`hidden.${hidden}`)}</span>;
      const count = t('of', { right: format.number(right ?? 0), n: format.number(n) });
      if (difficulty === null) return count;
      return (
        <span className="test-figure">
          {format.percent(difficulty)} <small>{count}</small>
        </span>
      );
    },
    count: (value: number | null | undefined) => (value == null ? '–' : format.number(value)),
    coefficient: (value: number | null | undefined) =>
      value == null ? '–' : <bdi>{value.toFixed(2).replace('-', '−')}</bdi>,
  };
}
