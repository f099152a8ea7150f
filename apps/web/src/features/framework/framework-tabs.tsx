import { Link } from '@tanstack/react-router';
import { TabNav } from '../../components/tab-nav';
import { useWords } from '../../lib/words';

const parts = [
  { key: 'parts.courses', to: '/staff/courses' },
  { key: 'parts.programmes', to: '/staff/programmes' },
  { key: 'parts.framework', to: '/staff/framework' },
] as const;

/** Courses, their programmes and what both answer to belong together. */
export function FrameworkTabs({ current }: { current: (typeof parts)[number]['to'] }) {
  const t = useWords('framework');
  return (
    <TabNav label={t('parts.label')}>
      {parts.map(({ key, to }) => (
        <Link key={to} to={to} aria-current={to === current ? 'page' : undefined}>
          {t(key)}
        </Link>
      ))}
    </TabNav>
  );
}
