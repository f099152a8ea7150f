import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageFrame } from '../../components/page-frame';
import { TabNav } from '../../components/tab-nav';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { administrationParts, type AdministrationPart } from './parts';
import './administration.css';

/** One part of the administration, with the others beside it as far as the reader's roles open them. */
export function AdministrationFrame(props: {
  part: AdministrationPart;
  description: string;
  children: ReactNode;
}) {
  const t = useWords('administration');
  const may = useMay();
  const open = administrationParts.filter(({ needs }) => may(needs));
  return (
    <PageFrame title={t(`nav.${props.part}`)} description={props.description}>
      <TabNav label={t('nav.label')}>
        {open.map(({ part, to }) => (
          <Link key={part} to={to} aria-current={part === props.part ? 'page' : undefined}>
            {t(`nav.${part}`)}
          </Link>
        ))}
      </TabNav>
      {props.children}
    </PageFrame>
  );
}
