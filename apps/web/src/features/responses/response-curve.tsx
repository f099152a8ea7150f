import type { ResponseMonitor } from '@traccia/contracts';
import { ChartFigure, type TwinRow } from '../../components/charts/chart-figure';
import { RiseChart } from '../../components/charts/rise-chart';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** How the answers rise over the days, with the reminders, and where they are going. */
export function ResponseCurve({ monitor }: { monitor: ResponseMonitor }) {
  const t = useWords('responses');
  const format = useFormat();
  const forecast = useForecastText(monitor);
  const { curve, reminders, wave, told } = monitor;
  const points = curve.flatMap(({ day, share }) => (share === null ? [] : [{ day, share }]));
  const last = curve.at(-1);
  if (!last || last.share === null || !told) return null;
  const from = wave.opensAt ? format.dayOf(wave.opensAt, wave.timeZone) : last.day;
  const to = wave.closesAt ? format.dayOf(wave.closesAt, wave.timeZone) : last.day;
  const rows: TwinRow[] = [
    ...curve.map((point) => ({
      key: format.day(point.day),
      answered: { shown: format.number(point.answered), value: point.answered },
      share: { shown: format.percent(point.share ?? 0), value: point.share ?? 0 },
    })),
    ...reminders.map(({ day, ordinal }) => ({
      key: format.day(day),
      answered: t('curve.reminder', { number: format.number(ordinal) }),
      share: '',
    })),
  ];
  return (
    <ChartFigure
      title={t('curve')}
      finding={t('curve.finding', {
        share: format.percent(last.share),
        answered: format.number(last.answered),
        day: format.day(last.day),
      })}
      basis={forecast}
      method={t('curve.method', { least: format.number(monitor.least) })}
      columns={[
        { key: 'key', header: t('curve.day') },
        { key: 'answered', header: t('curve.answered'), numeric: true },
        { key: 'share', header: t('curve.share'), numeric: true },
      ]}
      rows={rows}
    >
      {(svg) => (
        <RiseChart
          svgRef={svg}
          description={t('curve.described')}
          from={from < last.day ? from : last.day}
          to={to > last.day ? to : last.day}
          points={points}
          marks={reminders.map(({ day, ordinal }) => ({
            day,
            text: t('curve.mark', { number: format.number(ordinal) }),
          }))}
          outlook={outlookOf(monitor, to)}
          shareText={(share) => format.percent(share)}
          dayText={(day) => format.shortDay(day)}
        />
      )}
    </ChartFigure>
  );
}

function outlookOf({ forecast, told, invited }: ResponseMonitor, day: string) {
  const { expected, lower, upper } = forecast;
  if (expected === null || lower === null || upper === null || !told || !invited) return null;
  return { day, expected: expected / invited, lower: lower / invited, upper: upper / invited };
}

function useForecastText({ forecast }: ResponseMonitor): string {
  const t = useWords('responses');
  const format = useFormat();
  const { expected, lower, upper, reason, pastWaves } = forecast;
  if (expected === null || lower === null || upper === null) return t(`forecast.${reason ?? 'closed'}`);
  return t('forecast.expected', {
    expected: format.number(expected),
    lower: format.number(lower),
    upper: format.number(upper),
    past: format.number(pastWaves),
  });
}
