import { Outlet, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { AppShell } from '../components/shell/app-shell';
import { forgetRooms } from '../features/attendance/offline';
import { DemoClockMenu } from '../features/demo-clock/demo-clock-menu';
import { useSignOut } from '../features/identity/mutations';
import { useMe } from '../lib/me';

/** Asks the gates again when somebody else, or nobody, is there. */
function useGatesOnChange(personId: string | null): void {
  const router = useRouter();
  const before = useRef(personId);
  useEffect(() => {
    if (before.current === personId) return;
    before.current = personId;
    void router.invalidate();
  }, [personId, router]);
}

/** Where shell and features meet. */
export function RootLayout() {
  const signOut = useSignOut();
  useGatesOnChange(useMe()?.id ?? null);
  const signOutHere = () => {
    void forgetRooms();
    signOut.mutate();
  };
  return (
    <AppShell demoClock={<DemoClockMenu />} onSignOut={signOutHere}>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </AppShell>
  );
}
