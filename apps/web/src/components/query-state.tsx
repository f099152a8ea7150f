import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
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

/** Loading, failed, empty or there: every page says all four. Data once shown stays while it is renewed. */
export function QueryState<T>(props: {
  query: Result<T>;
  empty?: Empty<T>;
  /** Lines of the skeleton; about as many as will come. */
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const t = useWords('shell');
  const { data, error, isPending, refetch } = props.query;
  if (data !== undefined) {
    const { empty } = props;
    if (empty?.when(data)) return <EmptyState title={empty.title} text={empty.text} action={empty.action} />;
    return props.children(data);
  }
  if (isPending && !error)
    return (
      <Stack gap="sm" aria-busy="true" role="status">
        <VisuallyHidden>{t('loading')}</VisuallyHidden>
        {Array.from({ length: props.lines ?? 6 }, (_, line) => (
          <Skeleton key={line} height={20} width={line % 3 === 2 ? '60%' : '100%'} />
        ))}
      </Stack>
    );
  return <ProblemNote error={error} onRetry={() => void refetch()} />;
}
