import { getRouteApi } from '@tanstack/react-router';
import { EditionPage as Edition } from '../features/editions/edition-page';
import { AllFigures } from '../features/impact/all-figures';

const page = getRouteApi('/signed-in/staff/impact/editions/$code');

/** An edition, with its figures as the figures page says them. */
export function EditionPage() {
  const { code } = page.useParams();
  return <Edition key={code} code={code} figures={(frozen) => <AllFigures frozen={frozen} />} />;
}
