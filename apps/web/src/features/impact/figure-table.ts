import type { TwinCell, TwinColumn, TwinRow } from '../../components/charts/chart-figure';
import type { Figure } from './dashboard-types';
import { readFigure } from './read-figure';
import { asWeighted } from './read-weighted';
import type { FigureWords } from './use-figure-words';

/** The columns that stand beside every number, whatever it is a number of. */
export function figureColumns(words: FigureWords, labelHeader: string): TwinColumn[] {
  const { t } = words;
  return [
    { key: 'label', header: labelHeader },
    { key: 'estimate', header: t('table.estimate'), numeric: true },
    { key: 'interval', header: t('table.interval'), numeric: true },
    { key: 'weighted', header: t('table.weighted'), numeric: true },
    { key: 'weightedInterval', header: t('table.weighted_interval'), numeric: true },
    { key: 'effect', header: t('table.effect'), numeric: true },
    { key: 'count', header: t('table.count'), numeric: true },
    { key: 'n', header: t('table.n'), numeric: true },
    { key: 'invited', header: t('table.invited'), numeric: true },
    { key: 'rate', header: t('table.rate'), numeric: true },
    { key: 'method', header: t('table.method') },
    { key: 'note', header: t('table.note') },
  ];
}

export function figureRow(words: FigureWords, figure: Figure, label: string): TwinRow {
  const { format } = words;
  const kind = readFigure(figure).kind;
  const cell = (value: number | null, shown: string): TwinCell => (value === null ? '–' : { shown, value });
  const number = (value: number | null) => cell(value, format.number(value ?? 0));
  return {
    key: [figure.metric, figure.itemCode, figure.dimension, figure.groupCode, figure.choiceCode].join('/'),
    label,
    estimate:
      kind === 'shown'
        ? cell(figure.estimate, words.estimate(figure))
        : kind === 'missing'
          ? '–'
          : words.estimate(figure),
    interval: kind === 'shown' ? words.interval(figure) || '–' : '–',
    weighted: figure.weighted === null ? '–' : cell(figure.weighted, words.estimate(asWeighted(figure))),
    weightedInterval: figure.weighted === null ? '–' : words.interval(asWeighted(figure)) || '–',
    effect: cell(figure.designEffect, format.number(Number((figure.designEffect ?? 0).toFixed(2)))),
    count: number(figure.numerator),
    n: number(figure.n),
    invited: number(figure.invited),
    rate: cell(figure.responseRate, format.percent(figure.responseRate ?? 0)),
    method: words.method(figure.method),
    note: words.notes(figure),
  };
}
