import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { Suspense, type ReactNode } from 'react';
import { useWords } from '../lib/words';
import { EmptyState } from './empty-state';
import { ProblemNote } from './problem-note';

/** The part of a query result this needs; `useQuery` and `useInfiniteQuery` both have it. */
interface Result<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}
interface Empty<T> {
  when: (data: T) => boolean;
  title: string;
  text?: ReactNode;
  action?: ReactNode;
}

function Loading({ lines = 6 }: { lines?: number | undefined }) {
  const t = useWords('shell');
  return (
    <Stack gap="sm" aria-busy="true" role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={20} width={line % 3 === 2 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}

/**
 * Loading, failed, empty or there: every page says all four. Data once shown stays while it is renewed. What is drawn
 * of it waits for its own words here: further up, the whole page would vanish for that moment, and the focus with it.
 */
export function QueryState<T>(props: {
  query: Result<T>;
  empty?: Empty<T>;
  /** Lines of the skeleton; about as many as will come. */
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const { data, error, isPending, refetch } = props.query;
  if (data !== undefined) {
    const { empty } = props;
    if (empty?.when(data)) return <EmptyState title={empty.title} text={empty.text} action={empty.action} />;
    return <Suspense fallback={<Loading lines={props.lines} />}>{props.children(data)}</Suspense>;
  }
  if (isPending && !error) return <Loading lines={props.lines} />;
  return <ProblemNote error={error} onRetry={() => void refetch()} />;
}
