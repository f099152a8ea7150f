import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Activity } from '@traccia/contracts';
import { PageFrame } from '../../components/page-frame';
import { QueryState } from '../../components/query-state';
import { TabNav } from '../../components/tab-nav';
import { useFormat, useLocalised } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { FollowUpPanel } from './follow-up-panel';
import { OverviewPanel } from './overview-panel';
import { PlanPanel } from './plan-panel';
import { activitiesQueries } from './queries';
import { ResultsPanel } from './results-panel';
import { RosterPanel } from './roster-panel';
import { activityTabs, type ActivityTab } from './tabs';
import './activities.css';

const page = getRouteApi('/signed-in/staff/staff/activities/$activityId');
type Panel = (props: { activity: Activity }) => React.ReactNode;
/** Parts that other features show; the route hands them in. */
export type ForeignPanels = Record<
  'applications' | 'funding' | 'logistics' | 'sessions' | 'materials' | 'certificates' | 'learning',
  Panel
>;
const panels: Record<Exclude<ActivityTab, keyof ForeignPanels>, Panel> = {
  overview: OverviewPanel,
  plan: PlanPanel,
  participants: RosterPanel,
  follow_up: FollowUpPanel,
  results: ResultsPanel,
};

/** One activity and everything that happens in it; the tab stands in the address. */
export function ActivityPage({ foreign }: { foreign: ForeignPanels }) {
  const t = useWords('activities');
  const say = useLocalised();
  const format = useFormat();
  const { activityId } = page.useParams();
  const { tab } = page.useSearch();
  const query = useQuery(activitiesQueries.detail(activityId));
  const activity = query.data;
  const Panel = { ...panels, ...foreign }[tab];
  return (
    <PageFrame
      title={activity ? say(activity.title) : t('col.activity')}
      description={
        activity && (
          <>
            <bdi>{activity.code}</bdi> · {format.dayRange(activity.startsOn, activity.endsOn)}
            {activity.venue ? ` · ${activity.venue}` : ''}
          </>
        )
      }
      crumbs={[{ label: t('list.title'), to: '/staff/activities' }]}
    >
      <QueryState query={query} lines={10}>
        {(found) => (
          <>
            <Tabs activity={found} current={tab} />
            <Panel activity={found} />
          </>
        )}
      </QueryState>
    </PageFrame>
  );
}

function Tabs({ activity, current }: { activity: Activity; current: ActivityTab }) {
  const t = useWords('activities');
  const format = useFormat();
  const may = useMay();
  const counts: Partial<Record<ActivityTab, number>> = {
    participants: activity.enrolled + activity.waiting,
    sessions: activity.sessions.length,
    follow_up: activity.waves.length,
  };
  const shown: Partial<Record<ActivityTab, boolean>> = {
    applications: may('admissions.read') && activity.admissionMode !== 'direct_registration',
    funding: may('admissions.read'),
    logistics: may('logistics.read'),
    results: may('impact.read'),
    // Whoever teaches, manages or evaluates.
    learning: may('materials.manage') || may('answers.read'),
    materials: may('materials.manage'),
    certificates: may('certificates.manage'),
  };
  const open = activityTabs.filter((tab) => shown[tab] ?? true);
  return (
    <TabNav label={t('tabs.label')}>
      {open.map((tab) => (
        <Link
          key={tab}
          from="/staff/activities/$activityId"
          to="."
          search={{ tab }}
          resetScroll={false}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={tab === current ? 'page' : undefined}
        >
          {t(`tab.${tab}`)}
          {counts[tab] !== undefined && <span className="count">{format.number(counts[tab])}</span>}
        </Link>
      ))}
    </TabNav>
  );
}
