import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { MyMaterials } from '@traccia/contracts';
import { EmptyState } from '../../components/empty-state';
import { ButtonLink, TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { stateMarks } from './state-marks';
import { nextPage } from './next-page';
import { materialsQueries } from './queries';
import './materials.css';

const route = getRouteApi('/signed-in/my-activities/$activityId/materials');

/** All modules of an activity, how far I am, and what is to be handed in. */
export function MyMaterialsPage() {
  const t = useWords('materials');
  const tMine = useWords('enrolments');
  const say = useLocalised();
  const { activityId } = route.useParams();
  const query = useQuery(materialsQueries.mine(activityId));
  return (
    <PageFrame
      narrow
      title={t('title')}
      description={query.data && say(query.data.activityTitle)}
      crumbs={[{ label: tMine('title'), to: '/my-activities' }]}
    >
      <QueryState query={query}>
        {(found) =>
          found.access === 'open' ? (
            <Open found={found} />
          ) : (
            <EmptyState title={t('closed.title')} text={t(`closed.${found.access}`)} />
          )
        }
      </QueryState>
    </PageFrame>
  );
}

function Open({ found }: { found: MyMaterials }) {
  const t = useWords('materials');
  const pages = found.modules.flatMap((module) => module.pages);
  if (pages.length === 0 && found.modules.length === 0 && found.assignments.length === 0)
    return <EmptyState title={t('empty.title')} text={t('empty.text')} />;
  const done = pages.filter((page) => page.done).length;
  const next = nextPage(pages, found.resumePageId);
  return (
    <>
      <section className="materials-progress">
        <p>
          <strong>{t('progress', { count: pages.length, done })}</strong> · {t('progress.rule')}
        </p>
        {next && (
          <ButtonLink
            to="/my-activities/$activityId/materials/$pageId"
            params={{ activityId: found.activityId, pageId: next }}
          >
            {found.resumePageId ? t('resume') : t('start')}
          </ButtonLink>
        )}
      </section>
      {found.modules.map((module) => (
        <Module key={module.id} module={module} activityId={found.activityId} />
      ))}
      <Assignments found={found} />
    </>
  );
}

function Module({ module, activityId }: { module: MyMaterials['modules'][number]; activityId: string }) {
  const t = useWords('materials');
  const say = useLocalised();
  const format = useFormat();
  return (
    <section className="materials-module">
      <h2>{say(module.title)}</h2>
      {module.visibleOn && <p className="later">{t('opens', { day: format.day(module.visibleOn) })}</p>}
      <ol>
        {module.pages.map((page) => (
          <li key={page.id}>
            <TextLink
              to="/my-activities/$activityId/materials/$pageId"
              params={{ activityId, pageId: page.id }}
            >
              {say(page.title)}
            </TextLink>
            <StatusMark kind={page.done ? 'done' : 'planned'}>
              {page.done ? t('page.done') : t('page.open')}
            </StatusMark>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Assignments({ found }: { found: MyMaterials }) {
  const t = useWords('materials');
  const say = useLocalised();
  const format = useFormat();
  if (found.assignments.length === 0) return null;
  return (
    <section className="materials-module">
      <h2>{t('assignments')}</h2>
      <ol>
        {found.assignments.map((assignment) => (
          <li key={assignment.id}>
            <span>
              <TextLink
                to="/my-activities/$activityId/assignments/$assignmentId"
                params={{ activityId: found.activityId, assignmentId: assignment.id }}
              >
                {say(assignment.title)}
              </TextLink>
              <span className="size">
                {assignment.dueOn && ` ${t('due', { day: format.day(assignment.dueOn) })}`}
                {assignment.requiredForCertificate && ` · ${t('required')}`}
                {assignment.late && ` · ${t('late')}`}
              </span>
            </span>
            <StatusMark kind={stateMarks[assignment.state]}>{t(`state.${assignment.state}`)}</StatusMark>
          </li>
        ))}
      </ol>
    </section>
  );
}
