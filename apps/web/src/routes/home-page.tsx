import { HomePage as Home } from '../features/home/home-page';
import { MyOffers } from '../features/selection/my-offers';

/** What waits for me; places that are offered can be taken here. */
export function HomePage() {
  return (
    <Home>
      <MyOffers />
    </Home>
  );
}
