import { useLocation, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../lib/words';
import { TextLink } from './link';
import './page-frame.css';

export interface Crumb {
  label: string;
  to: LinkProps['to'];
  params?: Record<string, string>;
}

let pagesShown = 0;

/** Names the tab and moves the reader to the heading, but not when the page is first opened. */
function useArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  useEffect(() => {
    document.title = `${title} · Traccia`;
  }, [title]);
  useEffect(() => {
    if (pagesShown > 0) heading.current?.focus({ preventScroll: true });
    pagesShown += 1;
  }, [path]);
  return heading;
}

/** One page: breadcrumbs, one heading, what can be done here, then the content. */
export function PageFrame(props: {
  title: string;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  description?: ReactNode;
  /** Reading width for forms and texts. */
  narrow?: boolean;
  children?: ReactNode;
}) {
  const t = useWords('shell');
  const heading = useArrival(props.title);
  return (
    <div className={props.narrow ? 'page-frame reading' : 'page-frame'}>
      {props.crumbs && props.crumbs.length > 0 && (
        <nav aria-label={t('crumbs')}>
          <ol className="crumbs">
            {props.crumbs.map((crumb) => (
              <li key={crumb.label}>
                <TextLink to={crumb.to as string} params={crumb.params as never} size="sm">
                  {crumb.label}
                </TextLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className="head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {props.title}
          </h1>
          {props.description && <p className="description">{props.description}</p>}
        </div>
        {props.actions && <div className="actions">{props.actions}</div>}
      </header>
      {props.children}
    </div>
  );
}
