import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import * as z from 'zod';
import { needs, signedInRoute, staffRoute } from './root.route';

/** Where the square code leads whoever has just signed in. */
export const inRoomRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/in-room/$waveId',
  validateSearch: z.object({ none: z.boolean().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../features/rooms/in-room-page'), 'InRoomPage'),
});

export const roomRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/waves/$waveId/room',
  beforeLoad: needs('activities.read'),
  component: lazyRouteComponent(() => import('../features/rooms/room-page'), 'RoomPage'),
});
