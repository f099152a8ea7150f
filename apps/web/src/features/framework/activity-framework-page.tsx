import { Button, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AnswerOf, frameworkApi } from '@traccia/contracts';
import { useState } from 'react';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { TextLink } from '../../components/link';
import { useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ActivityLines } from './activity-lines';
import { LinksForm } from './links-form';
import { LinksShown } from './links-shown';
import { useLinkActivity } from './mutations';
import { frameworkQueries } from './queries';
import { indicatorsIn, ResultsLadder } from './results-ladder';
import './framework.css';

type Found = AnswerOf<typeof frameworkApi.ofActivity>;
const page = getRouteApi('/signed-in/staff/staff/activities/$activityId/framework');

/** What an activity answers to, and the cascade it belongs to. */
export function ActivityFrameworkPage() {
  const t = useWords('framework');
  const may = useMay();
  const { activityId } = page.useParams();
  const { edit } = page.useSearch();
  const navigate = page.useNavigate();
  const query = useQuery(frameworkQueries.ofActivity(activityId));
  const open = (editing: boolean) =>
    void navigate({ search: { edit: editing || undefined }, resetScroll: false });
  return (
    <PageFrame
      title={t('activity.title')}
      description={t('activity.description')}
      crumbs={[{ label: t('activity.back'), to: '/staff/activities/$activityId', params: { activityId } }]}
    >
      <QueryState query={query} lines={10}>
        {(found) =>
          edit ? (
            <ActivityLinks key={found.version} id={activityId} found={found} onDone={() => open(false)} />
          ) : (
            <div className="course-page">
              <section>
                <LinksShown links={found} />
                {may('activities.manage') && (
                  <Button variant="default" onClick={() => open(true)}>
                    {t('links.edit')}
                  </Button>
                )}
              </section>
              <section>
                <h2>{t('ladder.title')}</h2>
                <ResultsLadder indicators={indicatorsIn(found.entries)} />
              </section>
              <Cascade found={found} />
            </div>
          )
        }
      </QueryState>
    </PageFrame>
  );
}

function Cascade({ found }: { found: Found }) {
  const t = useWords('framework');
  const say = useLocalised();
  return (
    <section>
      <h2>{t('cascade.title')}</h2>
      {found.cascadeOf && (
        <p>
          {t('cascade.from')}{' '}
          <TextLink
            to="/staff/activities/$activityId/framework"
            params={{ activityId: found.cascadeOf.id }}
            search={{}}
          >
            {say(found.cascadeOf.title)} (<bdi>{found.cascadeOf.code}</bdi>)
          </TextLink>
        </p>
      )}
      {found.cascades.length > 0 ? (
        <>
          <p>{t('cascade.below')}</p>
          <ActivityLines lines={found.cascades} caption={t('cascade.below')} />
        </>
      ) : (
        !found.cascadeOf && <p className="hint">{t('cascade.none')}</p>
      )}
    </section>
  );
}

function ActivityLinks(props: { id: string; found: Found; onDone: () => void }) {
  const t = useWords('framework');
  const say = useLocalised();
  const link = useLinkActivity(props.id);
  const { cascadeOf } = props.found;
  const [source, setSource] = useState<string | null>(cascadeOf?.id ?? null);
  const [typed, setTyped] = useState(cascadeOf ? `${cascadeOf.code} · ${say(cascadeOf.title)}` : '');
  const [search] = useDebouncedValue(typed.split(' · ')[0] ?? '', 250);
  const choices = useQuery(frameworkQueries.activityChoices(search));
  const found = (choices.data?.rows ?? []).filter(({ id }) => id !== props.id);
  const options = found.map((row) => ({ value: row.id, label: `${row.code} · ${say(row.title)}` }));
  if (cascadeOf && !found.some(({ id }) => id === cascadeOf.id))
    options.push({ value: cascadeOf.id, label: `${cascadeOf.code} · ${say(cascadeOf.title)}` });
  return (
    <LinksForm
      links={props.found}
      saving={link.isPending}
      error={link.error}
      onCancel={props.onDone}
      onSave={(chosen) =>
        link.mutate(
          { ...chosen, cascadeOfId: source, version: props.found.version },
          {
            onSuccess: () => {
              notifications.show({ message: t('links.saved') });
              props.onDone();
            },
          },
        )
      }
    >
      <section>
        <h3>{t('cascade.title')}</h3>
        <Select
          label={t('cascade.source')}
          description={t('cascade.source_hint')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('cascade.clear') }}
          value={source}
          onChange={setSource}
          searchValue={typed}
          onSearchChange={setTyped}
          filter={({ options: all }) => all}
          data={options}
          comboboxProps={{ withinPortal: false }}
        />
      </section>
    </LinksForm>
  );
}
