import { lazy, Suspense, type ReactNode } from 'react';
import { useFormat } from '../../lib/format';
import { useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useProfileLocale } from './use-profile-locale';
import { TopBar } from './top-bar';
import './app-shell.css';

const QuickSearch = lazy(async () => ({ default: (await import('./quick-search')).QuickSearch }));

function DemoBanner({ clock }: { clock: ReactNode }) {
  const t = useWords('shell');
  const me = useMe();
  const format = useFormat();
  if (!me?.demo) return null;
  return (
    <div className="demo-banner">
      <span>{t('demo.banner', { day: format.day(format.dayOf(me.businessNow)) })}</span>
      {clock}
    </div>
  );
}

/** The frame of every page: banner, one bar, content. */
export function AppShell(props: { demoClock: ReactNode; onSignOut: () => void; children: ReactNode }) {
  const t = useWords('shell');
  const me = useMe();
  useProfileLocale();
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header>
        <DemoBanner clock={props.demoClock} />
        <TopBar onSignOut={props.onSignOut} />
      </header>
      <main id="main" tabIndex={-1}>
        {props.children}
      </main>
      {me && (
        <Suspense fallback={null}>
          <QuickSearch />
        </Suspense>
      )}
    </>
  );
}
