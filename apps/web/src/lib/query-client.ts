import { MutationCache, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query';
import { ApiProblem } from './api';
import { meQuery } from './me';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** Query keys whose data the mutation makes stale. */
      invalidates?: readonly QueryKey[];
    };
  }
}

const passing = (error: unknown) =>
  error instanceof ApiProblem && (error.code === 'offline' || error.status >= 500);

/** A session that ended elsewhere: nobody is signed in any more, and the gates see it. */
const hasEnded = (error: unknown) => error instanceof ApiProblem && error.code === 'session.required';

/** One client a page; what a mutation makes stale is said on the mutation and refetched here. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (hasEnded(error)) client.setQueryData(meQuery.queryKey, null);
  };
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => passing(error) && failures < 2,
      },
      mutations: { retry: false },
    },
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({
      onError,
      onSuccess: async (_data, _variables, _context, mutation) => {
        const keys = mutation.meta?.invalidates ?? [];
        await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
      },
    }),
  });
  return client;
}
