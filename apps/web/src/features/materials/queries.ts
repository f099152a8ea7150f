import { queryOptions } from '@tanstack/react-query';
import { assignmentsApi, materialsApi, type Locale } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export const materialsQueries = {
  mine: (id: string) =>
    queryOptions({
      queryKey: ['materials', 'mine', id],
      queryFn: ({ signal }) => callApi(materialsApi.mine, { params: { id }, signal }),
    }),
  read: (id: string, locale: Locale) =>
    queryOptions({
      queryKey: ['materials', 'read', id, locale],
      queryFn: ({ signal }) => callApi(materialsApi.read, { params: { id }, query: { locale }, signal }),
    }),
  outline: (id: string) =>
    queryOptions({
      queryKey: ['materials', 'outline', id],
      queryFn: ({ signal }) => callApi(materialsApi.outline, { params: { id }, signal }),
    }),
  /** What is being written is never renewed behind the writer's back. */
  page: (id: string) =>
    queryOptions({
      queryKey: ['material-page', id],
      queryFn: ({ signal }) => callApi(materialsApi.getPage, { params: { id }, signal }),
      staleTime: Infinity,
      gcTime: 0,
    }),
  preview: (id: string, markdown: string) =>
    queryOptions({
      queryKey: ['material-preview', id, markdown],
      queryFn: ({ signal }) => callApi(materialsApi.preview, { params: { id }, body: { markdown }, signal }),
      placeholderData: (before) => before,
      gcTime: 0,
    }),
  assignments: (id: string) =>
    queryOptions({
      queryKey: ['materials', 'assignments', id],
      queryFn: ({ signal }) => callApi(assignmentsApi.list, { params: { id }, signal }),
    }),
  submissions: (id: string) =>
    queryOptions({
      queryKey: ['materials', 'submissions', id],
      queryFn: ({ signal }) =>
        callApi(assignmentsApi.submissions, { params: { id }, query: { limit: 100 }, signal }),
    }),
  myAssignment: (id: string, locale: Locale) =>
    queryOptions({
      queryKey: ['my-assignment', id, locale],
      queryFn: ({ signal }) => callApi(assignmentsApi.mine, { params: { id }, query: { locale }, signal }),
    }),
};
