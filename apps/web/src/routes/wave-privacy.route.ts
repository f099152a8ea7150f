import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { needs, staffRoute } from './root.route';

export const wavePrivacyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/waves/$waveId/privacy',
  beforeLoad: needs('surveys.manage'),
  component: lazyRouteComponent(
    () => import('../features/wave-privacy/wave-privacy-page'),
    'WavePrivacyPage',
  ),
});
