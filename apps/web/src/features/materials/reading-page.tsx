import { Button, Group, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReadingPage as Page } from '@traccia/contracts';
import { ButtonLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { MaterialTree } from './material-tree';
import { materialsQueries } from './queries';
import { useLightPages } from './use-light-pages';
import { useReadingProgress } from './use-reading-progress';

const route = getRouteApi('/signed-in/my-activities/$activityId/materials/$pageId');

/** One page to read, with nothing beside it. */
export function ReadingPage() {
  const t = useWords('materials');
  const say = useLocalised();
  const { locale } = useLocale();
  const { activityId, pageId } = route.useParams();
  const query = useQuery(materialsQueries.read(pageId, locale));
  const page = query.data;
  return (
    <PageFrame
      narrow
      title={page ? say(page.title) : t('title')}
      description={
        page && t('place', { module: say(page.moduleTitle), number: page.number, count: page.count })
      }
      crumbs={[{ label: t('title'), to: '/my-activities/$activityId/materials', params: { activityId } }]}
    >
      <QueryState query={query} lines={12}>
        {(found) => <Reading key={found.id} page={found} />}
      </QueryState>
    </PageFrame>
  );
}

function Reading({ page }: { page: Page }) {
  const t = useWords('materials');
  const format = useFormat();
  const { locale } = useLocale();
  const [light, setLight] = useLightPages();
  const { done, setDone, end } = useReadingProgress(page);
  const hasPictures = page.blocks.some(({ type }) => type === 'image');
  return (
    <article className="reading">
      {(hasPictures || light) && (
        <Switch
          checked={light}
          onChange={({ currentTarget }) => setLight(currentTarget.checked)}
          label={t('light')}
          description={t('light.hint')}
        />
      )}
      {page.locale !== locale && (
        <p className="size">{t('other_language', { language: format.languageName(page.locale) })}</p>
      )}
      <div lang={page.locale} dir={page.locale === 'ar' ? 'rtl' : 'ltr'}>
        <MaterialTree blocks={page.blocks} files={page.files} light={light} />
      </div>
      <div ref={end} className="end">
        <StatusMark kind={done ? 'done' : 'planned'}>{done ? t('page.done') : t('page.open')}</StatusMark>
        <span className="size">{t('progress.rule')}</span>
        <Button variant="default" size="compact-sm" onClick={() => setDone(!done)}>
          {done ? t('mark_open') : t('mark_done')}
        </Button>
      </div>
      <PreviousAndNext page={page} />
    </article>
  );
}

function PreviousAndNext({ page }: { page: Page }) {
  const t = useWords('materials');
  const to = '/my-activities/$activityId/materials/$pageId';
  const paramsOf = (pageId: string) => ({ activityId: page.activityId, pageId });
  return (
    <Group component="nav" justify="space-between" aria-label={t('pages')}>
      {page.previousId ? (
        <ButtonLink to={to} params={paramsOf(page.previousId)} variant="default">
          {t('previous')}
        </ButtonLink>
      ) : (
        <span />
      )}
      {page.nextId ? (
        <ButtonLink to={to} params={paramsOf(page.nextId)}>
          {t('next')}
        </ButtonLink>
      ) : (
        <ButtonLink to="/my-activities/$activityId/materials" params={{ activityId: page.activityId }}>
          {t('all_pages')}
        </ButtonLink>
      )}
    </Group>
  );
}
