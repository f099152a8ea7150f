import { MyApplicationsPage as MyApplications } from '../features/admissions/my-applications-page';
import { MyOffers } from '../features/selection/my-offers';

/** Where each application stands; an offer is answered here, where its letter leads. */
export function MyApplicationsPage() {
  return (
    <MyApplications>
      <MyOffers />
    </MyApplications>
  );
}
