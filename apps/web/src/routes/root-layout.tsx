import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { AppShell } from '../components/shell/app-shell';
import { DemoClockMenu } from '../features/demo-clock/demo-clock-menu';
import { useSignOut } from '../features/identity/mutations';

/** Where shell and features meet. */
export function RootLayout() {
  const signOut = useSignOut();
  return (
    <AppShell demoClock={<DemoClockMenu />} onSignOut={() => signOut.mutate()}>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </AppShell>
  );
}
