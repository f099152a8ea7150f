import { enrolmentsApi, knowledgeTestsApi } from '@traccia/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

export const testsQueries = {
  results: (id: string) =>
    queryOptions({
      queryKey: ['tests', 'results', id],
      queryFn: ({ signal }) => callApi(knowledgeTestsApi.results, { params: { id }, signal }),
    }),
  mine: (id: string) =>
    queryOptions({
      queryKey: ['tests', 'mine', id],
      queryFn: ({ signal }) => callApi(knowledgeTestsApi.mine, { params: { id }, signal }),
    }),
  accommodations: (id: string) =>
    queryOptions({
      queryKey: ['tests', 'time', id],
      queryFn: ({ signal }) => callApi(knowledgeTestsApi.accommodations, { params: { id }, signal }),
    }),
  /** Whom more time can be given to. */
  people: (id: string, search: string) =>
    queryOptions({
      queryKey: ['tests', 'people', id, search],
      queryFn: ({ signal }) =>
        callApi(enrolmentsApi.roster, { params: { id }, query: { search, limit: 100 }, signal }),
    }),
};
