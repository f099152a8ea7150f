import type { ChartRow, Tone } from '../../components/charts/chart-row';
import type { Figure } from './dashboard-types';
import { readFigure } from './read-figure';
import type { FigureWords } from './use-figure-words';

/** A figure as one row of a chart; what may not be shown as a number draws no mark. */
export function chartRow(words: FigureWords, figure: Figure, label: string, tone: Tone): ChartRow {
  const { kind } = readFigure(figure);
  return {
    key: [figure.metric, figure.dimension, figure.groupCode, figure.choiceCode].join('/'),
    label,
    value: kind === 'shown' ? figure.estimate : null,
    lower: figure.lower,
    upper: figure.upper,
    tone,
    valueText: kind === 'missing' ? '–' : words.whole(figure),
  };
}
