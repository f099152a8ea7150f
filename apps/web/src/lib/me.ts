import { identityApi, type Me, type Permission } from '@traccia/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ApiProblem, callApi } from './api';

/** Who is signed in; null for nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await callApi(identityApi.me, { signal });
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export function useMe(): Me | null {
  return useQuery(meQuery).data ?? null;
}

/** Whether to show a door; the API decides again whether it opens. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe();
  return (permission) => me?.permissions.includes(permission) ?? false;
}

/** The product's now: the wall clock, moved by the demo clock. */
export function useBusinessNow(): string {
  return useMe()?.businessNow ?? new Date().toISOString();
}
