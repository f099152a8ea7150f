import { useMemo } from 'react';
import { useFormat, type Formats } from '../../lib/format';
import { useWords, type Say } from '../../lib/words';
import type { Figure, ImpactRun } from './dashboard-types';
import { percentDigits, readFigure, unitOf } from './read-figure';

/** Numbers of a figure, each in the unit and with the digits its size supports. */
function sayNumbers(t: Say<'impact'>, format: Formats) {
  const amount = (metric: string, value: number, n: number | null): string => {
    const unit = unitOf(metric);
    if (unit === 'share') return format.percent(value, percentDigits(n));
    if (unit === 'mean') return format.number(Number(value.toFixed(Math.abs(value) < 10 ? 2 : 1)));
    return format.number(Math.round(value));
  };
  const end = (figure: Figure, value: number): string =>
    unitOf(figure.metric) === 'share'
      ? format.number(Number((value * 100).toFixed(percentDigits(figure.n))))
      : amount(figure.metric, value, figure.n);
  const interval = (figure: Figure): string =>
    figure.lower === null || figure.upper === null
      ? ''
      : t('figure.interval', { lower: end(figure, figure.lower), upper: end(figure, figure.upper) });
  const nullSentence = (reason: string) => t.maybe(`null.${reason}`, t('null.other', { reason }));
  const estimate = (figure: Figure): string => {
    const reading = readFigure(figure);
    if (reading.kind === 'suppressed') return t('suppressed.mark');
    if (reading.kind === 'missing') return nullSentence(reading.reason);
    if (reading.kind === 'counts')
      return t('figure.count_of', { count: format.number(reading.count), n: format.number(reading.n) });
    return amount(figure.metric, reading.estimate, figure.n);
  };
  /** "68 % (61–74)", as far as each part may be said. */
  const whole = (figure: Figure): string => {
    const range = readFigure(figure).kind === 'shown' ? interval(figure) : '';
    return range ? `${estimate(figure)} (${range})` : estimate(figure);
  };
  return { amount, interval, estimate, whole, nullSentence };
}

/** Whom a figure is of, how it was worked out and what must be read with it. */
function sayContext(t: Say<'impact'>, codes: Say<'codes'>, format: Formats) {
  const group = (dimension: string, code: string): string => {
    if (code === 'all') return t('dimension.all');
    if (dimension === 'sex') return codes.maybe(`sex.${code}`, code);
    if (dimension === 'region') return codes.maybe(`region.${code}`, codes('group.unknown'));
    if (dimension === 'timing') return t.maybe(`timing.${code}`, code);
    const [first = '', sex] = code.split('|');
    const name = codes.maybe(`group.${first}`, first);
    return sex ? `${name} · ${codes.maybe(`sex.${sex}`, sex)}` : name;
  };
  /** "142 of 390 invited answered · response rate 36 %". */
  const basis = (figure: Figure | undefined, run: ImpactRun): string => {
    const answered = format.number(figure?.n ?? run.responded ?? 0);
    const invited = figure?.invited ?? run.invited;
    if (invited === null) return `${t('figure.n_only', { n: answered })} · ${t('figure.rate_unknown')}`;
    const first = t('figure.n_of', { n: answered, invited: format.number(invited) });
    const rate = figure?.responseRate;
    return [
      first,
      ...(rate == null ? [] : [t('figure.rate', { rate: format.percent(rate, percentDigits(invited)) })]),
      ...(figure?.flags.includes('shown_waves_only') ? [t('flag.shown_waves_only')] : []),
    ].join(' · ');
  };
  const method = (name: string) => t.maybe(`method.${name}`, name);
  const notes = (figure: Figure): string =>
    figure.suppressed
      ? t('suppressed.short')
      : figure.flags.map((flag) => t.maybe(`flag.${flag}`, flag.replaceAll('_', ' '))).join(', ');
  const conf = (figure: Figure | undefined) => format.percent(figure?.conf ?? 0.95);
  return { group, basis, method, notes, conf };
}

/** Everything that stands beside a figure, in the reader's language. */
export function useFigureWords() {
  const t = useWords('impact');
  const codes = useWords('codes');
  const format = useFormat();
  return useMemo(() => {
    const numbers = sayNumbers(t, format);
    /** Why cells carry no number; one line a kind of reason. */
    const reasons = (figures: readonly Figure[], run: ImpactRun): string[] => {
      const said = figures.map((figure) => {
        const reading = readFigure(figure);
        if (reading.kind === 'missing') return numbers.nullSentence(reading.reason);
        if (reading.kind !== 'suppressed') return '';
        return t(`suppressed.${reading.how}`, { threshold: format.number(run.threshold) });
      });
      return [...new Set(said)].filter(Boolean);
    };
    return { t, format, ...numbers, ...sayContext(t, codes, format), reasons };
  }, [t, codes, format]);
}
export type FigureWords = ReturnType<typeof useFigureWords>;
