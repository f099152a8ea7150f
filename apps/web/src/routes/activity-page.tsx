import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PageFrame } from '../components/page-frame';
import { QueryState } from '../components/query-state';
import { WayInBox } from '../features/admissions/way-in-box';
import {
  ActivityObjectives,
  ActivityPhases,
  ActivityPrices,
  ActivityVenues,
} from '../features/catalogue/activity-course';
import {
  ActivityFacts,
  ActivitySessions,
  type CatalogueActivity,
} from '../features/catalogue/activity-facts';
import { TakeAlong } from '../features/catalogue/take-along';
import { catalogueActivityQuery } from '../features/catalogue/queries';
import { EnrolBox } from '../features/enrolments/enrol-box';
import { useLocalised } from '../lib/format';
import { useWords } from '../lib/words';
const route = getRouteApi('/activities/$code');

function ActivityBody({ activity }: { activity: CatalogueActivity }) {
  const t = useWords('catalogue');
  const say = useLocalised();
  const summary = say(activity.summary);
  return (
    <div className="activity-grid">
      <div>
        {summary && (
          <section>
            <h2>{t('about')}</h2>
            <p className="summary">{summary}</p>
          </section>
        )}
        <ActivityObjectives activity={activity} />
        <ActivityPhases activity={activity} />
        <h2>{t('sessions')}</h2>
        <ActivitySessions activity={activity} />
        <ActivityVenues activity={activity} />
      </div>
      <aside>
        <WayInBox code={activity.code}>
          <EnrolBox activity={activity} />
        </WayInBox>
        <br />
        <ActivityFacts activity={activity} />
        <ActivityPrices activity={activity} />
        <TakeAlong code={activity.code} />
      </aside>
    </div>
  );
}

/** One activity as anybody sees it, with the reader's own place in it. */
export function ActivityPage() {
  const t = useWords('catalogue');
  const say = useLocalised();
  const { code } = route.useParams();
  const query = useQuery(catalogueActivityQuery(code));
  const crumbs = [{ label: t('title'), to: '/catalogue' as const }];
  return (
    <PageFrame
      title={query.data ? say(query.data.title) : code}
      description={query.data && `${query.data.code} · ${say(query.data.courseTitle)}`}
      crumbs={crumbs}
    >
      <QueryState query={query}>{(activity) => <ActivityBody activity={activity} />}</QueryState>
    </PageFrame>
  );
}
