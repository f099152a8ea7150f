import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ResponseMonitor } from '@traccia/contracts';
import { FactList, type Fact } from '../../components/fact-list';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { GroupTables } from './group-tables';
import { LinkSheetSection } from './link-sheet';
import { responseQueries } from './queries';
import { ResponseCurve } from './response-curve';
import { SilentList } from './silent-list';
import './responses.css';

const page = getRouteApi('/signed-in/staff/staff/waves/$waveId/responses');

/** How a wave is answered: by whom, how far, how it rises, and who is missing. */
export function ResponsesPage() {
  const t = useWords('responses');
  const codes = useWords('codes');
  const say = useLocalised();
  const { waveId } = page.useParams();
  const query = useQuery(responseQueries.monitor(waveId));
  const wave = query.data?.wave;
  return (
    <PageFrame
      title={t('title', { wave: wave ? codes(`wave_kind.${wave.kind}`) : '…' })}
      description={wave && t('lead', { activity: say(wave.activityTitle), form: say(wave.instrumentTitle) })}
      crumbs={
        wave && [
          {
            label: wave.activityCode,
            to: '/staff/activities/$activityId',
            params: { activityId: wave.activityId },
          },
        ]
      }
    >
      <QueryState query={query}>{(monitor) => <MonitorShown monitor={monitor} />}</QueryState>
    </PageFrame>
  );
}

/** The page without its frame. */
export function MonitorShown({ monitor }: { monitor: ResponseMonitor }) {
  const may = useMay();
  return (
    <div className="responses">
      <Rates monitor={monitor} />
      <Numbers monitor={monitor} />
      {monitor.told && <ResponseCurve monitor={monitor} />}
      <GroupTables monitor={monitor} />
      {may('surveys.manage') && <SilentList monitor={monitor} />}
      {may('surveys.manage') && <LinkSheetSection monitor={monitor} />}
    </div>
  );
}

/** Both rates with what they are made of, and up to when they were counted. */
function Rates({ monitor }: { monitor: ResponseMonitor }) {
  const t = useWords('responses');
  const format = useFormat();
  const { told, least, wave, invited } = monitor;
  if (!told)
    return (
      <p className="responses-none">
        {wave.state === 'planned' ? t('none.planned') : t('none.open', { least: format.number(least) })}
      </p>
    );
  const rate = (name: 'rr1' | 'rr2') => {
    const figure = told[name];
    if (!figure || figure.share === null) return null;
    return (
      <div className="responses-rate" key={name}>
        <dt>{t(`${name}.name`)}</dt>
        <dd>
          <strong>{format.percent(figure.share)}</strong>
          <span>
            {t(`${name}.sentence`, {
              part: format.number(figure.numerator),
              whole: format.number(figure.denominator),
            })}
          </span>
        </dd>
      </div>
    );
  };
  return (
    <section aria-labelledby="rates-title">
      <h2 id="rates-title">{t('rates')}</h2>
      <dl className="responses-rates">
        {rate('rr2')}
        {rate('rr1')}
      </dl>
      {told.rr1 === null && (
        <p>
          {invited === null
            ? t('rates.no_list', { answered: format.number(told.answered) })
            : t('rates.sealed', { answered: format.number(told.answered), invited: format.number(invited) })}
        </p>
      )}
      <p className="responses-note">
        {told.last
          ? t('counted.last')
          : t('counted.to', { day: format.day(told.countedTo), least: format.number(least) })}
      </p>
    </section>
  );
}

/** Everybody who was asked, from the mail to the answer. */
function Numbers({ monitor }: { monitor: ResponseMonitor }) {
  const t = useWords('responses');
  const format = useFormat();
  const { invited, mail, told } = monitor;
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  const because = (reasons: readonly { reason: string; count: number }[]) =>
    reasons.map(({ reason, count }) =>
      t('reason.of', { reason: t.maybe(`reason.${reason}`, reason), count: format.number(count) }),
    );
  const withReasons = (value: number | null, reasons: readonly { reason: string; count: number }[]) =>
    reasons.length > 0 ? `${number(value)} · ${format.list(because(reasons))}` : number(value);
  const lost = (['bounced', 'stopped', 'noAddress'] as const)
    .map((reason) => ({ reason, count: mail[reason] }))
    .filter(({ count }) => count > 0);
  const sent: Fact[] = [
    { name: t('fact.invited'), value: invited === null ? t('fact.no_list') : number(invited) },
    { name: t('fact.delivered'), value: withReasons(mail.delivered, lost) },
    ...(mail.waiting > 0 ? [{ name: t('fact.waiting'), value: number(mail.waiting) }] : []),
  ];
  const answers: Fact[] = told
    ? [
        { name: t('fact.opened'), value: number(told.opened) },
        { name: t('fact.started'), value: number(told.started) },
        { name: t('fact.answered'), value: number(told.answered) },
        { name: t('fact.complete'), value: number(told.complete) },
        { name: t('fact.partial'), value: number(told.partial) },
        { name: t('fact.break_off'), value: number(told.breakOff) },
        { name: t('fact.declined'), value: withReasons(told.declined, told.declinedReasons) },
        { name: t('fact.unreachable'), value: withReasons(told.unreachable, told.unreachableReasons) },
      ]
    : [];
  return (
    <section aria-labelledby="numbers-title" className="responses-numbers">
      <h2 id="numbers-title">{t('numbers')}</h2>
      <div>
        <FactList facts={sent} />
        {answers.length > 0 && <FactList facts={answers} />}
      </div>
    </section>
  );
}
