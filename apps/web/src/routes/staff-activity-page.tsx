import type { Activity } from '@traccia/contracts';
import { ActivityPage } from '../features/activities/activity-page';
import { ApplicationsPanel } from '../features/admissions/applications-panel';
import { AttendancePanel } from '../features/attendance/attendance-panel';
import { CertificatesPanel } from '../features/certificates/certificates-panel';
import { OrganizationPicker } from '../features/admissions/organization-picker';
import { AgreementPicker } from '../features/framework/agreement-picker';
import { MaterialsPanel } from '../features/materials/materials-panel';
import { RoomsPanel } from '../features/rooms/rooms-panel';
import { FundingPanel } from '../features/selection/funding-panel';
import { LogisticsPanel } from '../features/selection/logistics-panel';
import { ActivityAnswers } from '../features/open-answers/activity-answers';
import { TestResultsPanel } from '../features/tests/test-results-panel';
import { TestTimePanel } from '../features/tests/test-time-panel';
import { useMay } from '../lib/me';

/** What participants knew before and after, and what they wrote at the end. */
function LearningPanel({ activity }: { activity: Activity }) {
  const may = useMay();
  return (
    <>
      <RoomsPanel activityId={activity.id} />
      <TestResultsPanel activityId={activity.id} />
      <ActivityAnswers activityId={activity.id} />
      {may('enrolments.manage') && <TestTimePanel activityId={activity.id} />}
    </>
  );
}

const foreign = {
  applications: ApplicationsPanel,
  funding: ({ activity }: { activity: Activity }) => (
    <FundingPanel activity={activity} PayerPicker={OrganizationPicker} AgreementPicker={AgreementPicker} />
  ),
  logistics: LogisticsPanel,
  sessions: AttendancePanel,
  materials: MaterialsPanel,
  learning: LearningPanel,
  certificates: ({ activity }: { activity: Activity }) => <CertificatesPanel activityId={activity.id} />,
};

/** One activity, with the parts that other features show. */
export function StaffActivityPage() {
  return <ActivityPage foreign={foreign} />;
}
