import type { ReactNode } from 'react';
import { ChartFigure } from '../../components/charts/chart-figure';
import { useLocalised } from '../../lib/format';
import type { Figure, ImpactItem, ImpactRun } from './dashboard-types';
import { chartRow } from './figure-rows';
import { figureColumns, figureRow } from './figure-table';
import { findFigure, readFigure } from './read-figure';
import { MetricLink } from './metric-link';
import { ShareChart } from './share-chart';
import { useFigureWords, type FigureWords } from './use-figure-words';

const shareMetrics = ['likert_share', 'choice_share'];
const summaries = ['likert_top2', 'likert_mean', 'number_mean', 'nps', 'answers_missing'] as const;

/** Whose answers: everybody's or one group's. */
export interface Whose {
  dimension: string;
  groupCode: string;
}
interface Labelled {
  figure: Figure;
  label: string;
}

/** All answers to one question as shares of those who answered it, in the order they were offered. */
export function ItemAnswers(props: {
  item: ImpactItem;
  figures: readonly Figure[];
  run: ImpactRun;
  whose: Whose;
  controls: ReactNode;
}) {
  const words = useFigureWords();
  const say = useLocalised();
  const { t } = words;
  const { item, run } = props;
  const { choices, facts } = useAnswers(item, props.figures, props.whose);
  const main = facts.find(({ figure }) => figure.metric !== 'answers_missing')?.figure ?? choices[0]?.figure;
  const finding = findingOf(words, facts, choices);
  const all = [...choices, ...facts];
  const isHigh = highAnswers(item, facts);
  return (
    <ChartFigure
      title={say(item.text) || item.code}
      finding={finding}
      controls={props.controls}
      basis={words.basis(main, run)}
      definition={main && <MetricLink figure={main.metric} item={main.itemCode} />}
      method={t('item.method', { conf: words.conf(main), method: words.method(main?.method ?? 'none') })}
      columns={figureColumns(words, t('item.choice'))}
      rows={all.map(({ figure, label }) => figureRow(words, figure, label))}
      reasons={words.reasons(
        all.map(({ figure }) => figure),
        run,
      )}
    >
      {(svg) => (
        <ShareChart
          svg={svg}
          mark="bar"
          description={finding}
          rows={choices.map(({ figure, label }) =>
            chartRow(words, figure, label, isHigh(figure.choiceCode) ? 'accent' : 'plain'),
          )}
        />
      )}
    </ChartFigure>
  );
}

function useAnswers(item: ImpactItem, figures: readonly Figure[], whose: Whose) {
  const { t } = useFigureWords();
  const say = useLocalised();
  const of = figures.filter(
    (figure) =>
      figure.itemCode === item.code &&
      figure.dimension === whose.dimension &&
      figure.groupCode === whose.groupCode,
  );
  const choices = item.choices.flatMap((choice): Labelled[] => {
    const figure = of.find((one) => shareMetrics.includes(one.metric) && one.choiceCode === choice.code);
    return figure ? [{ figure, label: say(choice.text) || choice.code }] : [];
  });
  const facts = summaries.flatMap((metric): Labelled[] => {
    const figure = findFigure(of, { metric, itemCode: item.code, ...whose });
    return figure ? [{ figure, label: t(`metric.${metric}`) }] : [];
  });
  return { choices, facts };
}

/** The two highest answers of a scale stand out, as the sentence above counts them; else all are alike. */
function highAnswers(item: ImpactItem, facts: readonly Labelled[]): (code: string | null) => boolean {
  if (!facts.some(({ figure }) => figure.metric === 'likert_top2')) return () => true;
  const high = item.choices.slice(-2).map((choice) => choice.code);
  return (code) => code !== null && high.includes(code);
}

function findingOf(words: FigureWords, facts: readonly Labelled[], choices: readonly Labelled[]): string {
  const shown = ({ figure }: Labelled) => readFigure(figure).kind === 'shown';
  const summary = facts.find((fact) => shown(fact) && fact.figure.metric !== 'answers_missing')?.figure;
  if (summary) return summaryOf(words, summary);
  const most = choices.filter(shown).sort((a, b) => (b.figure.estimate ?? 0) - (a.figure.estimate ?? 0))[0];
  if (!most) return words.t('item.finding_null');
  return words.t('item.finding_choice', {
    choice: most.label,
    percent: words.estimate(most.figure),
    n: words.format.number(most.figure.n ?? 0),
  });
}

function summaryOf(words: FigureWords, figure: Figure): string {
  const end = (value: number | null) => words.amount(figure.metric, value ?? figure.estimate ?? 0, figure.n);
  const ends = {
    lower: end(figure.lower),
    upper: end(figure.upper),
    n: words.format.number(figure.n ?? 0),
  };
  return figure.metric === 'likert_top2'
    ? words.t('item.finding_top2', { percent: words.estimate(figure), ...ends })
    : words.t('item.finding_mean', { mean: words.estimate(figure), ...ends });
}
