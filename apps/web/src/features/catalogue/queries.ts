import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { catalogueApi, type QueryOf } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export type CatalogueFilters = Omit<Partial<QueryOf<typeof catalogueApi.list>>, 'after' | 'limit'>;

export const catalogueQuery = (filters: CatalogueFilters) =>
  infiniteQueryOptions({
    queryKey: ['catalogue', 'list', filters],
    queryFn: ({ signal, pageParam }) =>
      callApi(catalogueApi.list, {
        query: { ...filters, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const catalogueFacetsQuery = (filters: CatalogueFilters) =>
  queryOptions({
    queryKey: ['catalogue', 'facets', filters],
    queryFn: ({ signal }) => callApi(catalogueApi.facets, { query: filters, signal }),
    placeholderData: keepPreviousData,
  });

export const catalogueActivityQuery = (code: string) =>
  queryOptions({
    queryKey: ['catalogue', 'activity', code],
    queryFn: ({ signal }) => callApi(catalogueApi.get, { params: { code }, signal }),
  });
