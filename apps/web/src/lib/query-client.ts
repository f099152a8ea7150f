import { MutationCache, QueryClient, type QueryKey } from '@tanstack/react-query';
import { ApiProblem } from './api';

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

/** One client a page; what a mutation makes stale is said on the mutation and refetched here. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => passing(error) && failures < 2,
      },
      mutations: { retry: false },
    },
    mutationCache: new MutationCache({
      onSuccess: async (_data, _variables, _context, mutation) => {
        const keys = mutation.meta?.invalidates ?? [];
        await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
      },
    }),
  });
  return client;
}
