import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { DownloadLinks } from './download-links';
import { EditionProvenance } from './edition-provenance';
import { editionQueries, type Edition, type FrozenFigures } from './queries';
import { useScopeName } from '../../lib/scope-name';
import { VerifyPanel } from './verify-panel';
import { WithdrawPanel } from './withdraw-panel';
import './editions.css';

/** One edition: how to cite it, its figures, where they come from, and whether they are still what was frozen. */
export function EditionPage(props: { code: string; figures: (frozen: FrozenFigures) => ReactNode }) {
  const t = useWords('editions');
  const codes = useWords('codes');
  const impact = useWords('impact');
  const scopeName = useScopeName();
  const query = useQuery(editionQueries.one(props.code));
  const edition = query.data?.edition;
  return (
    <PageFrame
      title={edition?.title ?? props.code}
      description={
        edition &&
        [edition.code, scopeName(edition.run), codes(`wave_kind.${edition.run.waveKind}`)].join(' · ')
      }
      crumbs={[
        { label: impact('list.title'), to: '/impact' },
        { label: t('list.title'), to: '/impact/editions' },
      ]}
    >
      <QueryState query={query} lines={12}>
        {(frozen) => <Frozen frozen={frozen} figures={props.figures(frozen)} />}
      </QueryState>
    </PageFrame>
  );
}

function Frozen({ frozen, figures }: { frozen: FrozenFigures; figures: ReactNode }) {
  const t = useWords('editions');
  const may = useMay();
  const { edition } = frozen;
  const heading = useId();
  return (
    <div className="edition">
      <Standing edition={edition} />
      <Citation citation={frozen.citation} />
      {edition.note !== null && (
        <p className="edition-note">
          <bdi>{edition.note}</bdi>
        </p>
      )}
      {figures}
      <section aria-labelledby={heading}>
        <h2 id={heading}>{t('download.title')}</h2>
        <p>{t('download.text')}</p>
        <DownloadLinks of={{ edition: edition.code }} canonical />
      </section>
      <EditionProvenance edition={edition} />
      <VerifyPanel edition={edition} />
      {may('impact.manage') && edition.withdrawn === null && <WithdrawPanel code={edition.code} />}
    </div>
  );
}

function Standing({ edition: { withdrawn, newer, run } }: { edition: Edition }) {
  const t = useWords('editions');
  const format = useFormat();
  const day = (instant: string) => format.day(format.dayOf(instant));
  return (
    <>
      {withdrawn && (
        <div className="edition-standing" role="note">
          <StatusMark kind="trouble">{t('state.withdrawn')}</StatusMark>
          <p>
            {t('withdrawn.by', { day: day(withdrawn.at), name: withdrawn.byName })}{' '}
            <bdi>{withdrawn.reason}</bdi>
          </p>
        </div>
      )}
      {newer && (
        <div className="edition-standing" role="note">
          <StatusMark kind="running">{t('state.newer')}</StatusMark>
          <p>
            {t('newer.text', { day: day(newer.computedAt) })}{' '}
            <TextLink
              to="/impact/$scopeType/$scopeId"
              params={{ scopeType: run.scopeType, scopeId: run.scopeId ?? 'all' }}
              search={{ kind: run.waveKind }}
            >
              {t('newer.see')}
            </TextLink>
          </p>
        </div>
      )}
    </>
  );
}

function Citation({ citation }: { citation: FrozenFigures['citation'] }) {
  const t = useWords('editions');
  const say = useLocalised();
  const heading = useId();
  const text = say(citation);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(
      () => notifications.show({ message: t('cite.copied') }),
      () => notifications.show({ message: t('cite.not_copied'), role: 'alert' }),
    );
  };
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('cite.title')}</h2>
      <blockquote className="edition-citation">{text}</blockquote>
      <Button variant="default" onClick={copy}>
        {t('cite.copy')}
      </Button>
    </section>
  );
}
