import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { Instrument } from '@traccia/contracts';
import { mendDefinition, minutesRange, type InstrumentDefinition } from '@traccia/survey';
import { EmptyState } from '../../components/empty-state';
import { FactList } from '../../components/fact-list';
import { ButtonLink, TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ExportLinks } from './export-links';
import { InstrumentState } from './instrument-state';
import { useArchive, useBeginDraft } from './mutations';
import { PreviewFrame } from './preview-frame';
import { instrumentsQueries } from './queries';
import { VersionList } from './version-list';
import './instruments.css';

const page = getRouteApi('/signed-in/staff/instruments/$instrumentId');

/** One questionnaire: what is asked now, how it came to be, and the way into its next version. */
export function InstrumentPage() {
  const t = useWords('instruments');
  const say = useLocalised();
  const { instrumentId } = page.useParams();
  const query = useQuery(instrumentsQueries.detail(instrumentId));
  const instrument = query.data;
  return (
    <PageFrame
      title={instrument ? `\u2068${say(instrument.title) || instrument.code}\u2069` : t('title')}
      crumbs={[{ label: t('title'), to: '/instruments' }]}
      actions={instrument && <Acts instrument={instrument} />}
    >
      <QueryState query={query} lines={10}>
        {(shown) => <Whole instrument={shown} />}
      </QueryState>
    </PageFrame>
  );
}

function Acts({ instrument }: { instrument: Instrument }) {
  const t = useWords('instruments');
  const mayWrite = useMay()('instruments.manage');
  const { mayChange, published, archivedAt } = instrument;
  return (
    <>
      {mayChange && !archivedAt && <Write instrument={instrument} />}
      {mayWrite && published && (
        <ButtonLink to="/instruments/new" search={{ copy: instrument.id }} variant="default">
          {t('page.copy')}
        </ButtonLink>
      )}
      {mayChange && published && <Shelve instrument={instrument} />}
    </>
  );
}

function Write({ instrument: { id, draft } }: { instrument: Instrument }) {
  const t = useWords('instruments');
  const navigate = useNavigate();
  const begin = useBeginDraft(id);
  const edit = { to: '/instruments/$instrumentId/edit', params: { instrumentId: id } } as const;
  if (draft) return <ButtonLink {...edit}>{t('page.edit')}</ButtonLink>;
  return (
    <>
      <Button
        loading={begin.isPending}
        onClick={() => begin.mutate(undefined, { onSuccess: () => void navigate(edit) })}
      >
        {t('page.begin')}
      </Button>
      <ProblemNote error={begin.error} />
    </>
  );
}

function Shelve({ instrument: { id, archivedAt } }: { instrument: Instrument }) {
  const t = useWords('instruments');
  const archive = useArchive(id);
  return (
    <>
      <Button
        variant="default"
        loading={archive.isPending}
        onClick={() => archive.mutate(archivedAt === null)}
      >
        {t(archivedAt ? 'page.unarchive' : 'page.archive')}
      </Button>
      <ProblemNote error={archive.error} />
    </>
  );
}

function Whole({ instrument }: { instrument: Instrument }) {
  const t = useWords('instruments');
  const { published } = instrument;
  return (
    <>
      <Facts instrument={instrument} />
      {published && <ExportLinks id={instrument.id} number={published.number} />}
      {published ? (
        <Asked id={instrument.id} number={published.number} />
      ) : (
        <EmptyState title={t('page.not_published')} text={t('page.not_published_text')} />
      )}
      {published && (
        <section className="instrument-section" aria-labelledby="instrument-versions">
          <h2 id="instrument-versions">{t('page.versions')}</h2>
          <VersionList instrument={instrument} />
        </section>
      )}
    </>
  );
}

function Facts({ instrument }: { instrument: Instrument }) {
  const t = useWords('instruments');
  const say = useLocalised();
  const format = useFormat();
  const { copiedFrom } = instrument;
  return (
    <FactList
      facts={[
        { name: t('col.code'), value: instrument.code },
        { name: t('col.kind'), value: t(`kind.${instrument.kind}`) },
        { name: t('col.state'), value: <InstrumentState instrument={instrument} /> },
        {
          name: t('col.languages'),
          value: format.list(instrument.languages.map((code) => format.languageName(code))),
        },
        ...(copiedFrom
          ? [
              {
                name: t('page.copied_from'),
                value: (
                  <TextLink to="/instruments/$instrumentId" params={{ instrumentId: copiedFrom.id }}>
                    {t('page.copied_value', {
                      title: say(copiedFrom.title),
                      code: copiedFrom.code,
                      number: copiedFrom.number,
                    })}
                  </TextLink>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Asked({ id, number }: { id: string; number: number }) {
  const query = useQuery(instrumentsQueries.version(id, number));
  return (
    <QueryState query={query} lines={8}>
      {(version) => <Questions definition={mendDefinition(version.definition)} />}
    </QueryState>
  );
}

function Questions({ definition }: { definition: InstrumentDefinition }) {
  const t = useWords('instruments');
  const { shortest, longest } = minutesRange(definition);
  return (
    <section className="instrument-section" aria-labelledby="instrument-questions">
      <h2 id="instrument-questions">{t('page.questions')}</h2>
      <FactList
        facts={[
          { name: t('page.minutes'), value: t('page.minutes_value', { from: shortest, to: longest }) },
          { name: t('page.privacy'), value: t(`privacy.${definition.privacyMode}`) },
        ]}
      />
      <PreviewFrame definition={definition} />
    </section>
  );
}
