import { duplicatesApi, organizationsApi, type BodyOf, type Organization } from '@traccia/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

const pageAfter = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
};

export const organizationQueries = {
  detail: (id: string) =>
    queryOptions({
      queryKey: ['organizations', 'detail', id],
      queryFn: ({ signal }) => callApi(organizationsApi.get, { params: { id }, signal }),
    }),
  mergePreview: (id: string, intoId: string) =>
    queryOptions({
      queryKey: ['organizations', 'merge-preview', id, intoId],
      queryFn: ({ signal }) =>
        callApi(organizationsApi.mergePreview, { params: { id }, query: { intoId }, signal }),
      // What is about to be moved is counted when it is looked at.
      staleTime: 0,
    }),
};
export const duplicateQueries = {
  pairs: () =>
    infiniteQueryOptions({
      queryKey: ['duplicates', 'pairs'],
      queryFn: ({ pageParam, signal }) =>
        callApi(duplicatesApi.list, { query: { after: pageParam, limit: 20 }, signal }),
      ...pageAfter,
    }),
  merges: () =>
    infiniteQueryOptions({
      queryKey: ['duplicates', 'merges'],
      queryFn: ({ pageParam, signal }) =>
        callApi(duplicatesApi.merges, { query: { after: pageParam }, signal }),
      ...pageAfter,
    }),
};

const everyOrganization = { invalidates: [['organizations'], ['people'], ['home']] };
const everyRecord = { invalidates: [['duplicates'], ['people'], ['home']] };

function useRemember() {
  const client = useQueryClient();
  return (organization: Organization) =>
    client.setQueryData(organizationQueries.detail(organization.id).queryKey, organization);
}

/** Adds one without an id, changes the one of the id. */
export function useSaveOrganization(id: string | null) {
  const remember = useRemember();
  return useMutation({
    mutationFn: ({ version, ...body }: BodyOf<typeof organizationsApi.update>) =>
      id === null
        ? callApi(organizationsApi.create, { body })
        : callApi(organizationsApi.update, { params: { id }, body: { ...body, version } }),
    onSuccess: remember,
    meta: everyOrganization,
  });
}

export function useVerifyOrganization(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (verified: boolean) =>
      callApi(organizationsApi.setVerified, { params: { id }, body: { verified } }),
    onSuccess: remember,
    meta: everyOrganization,
  });
}

export function useMergeOrganization(id: string) {
  return useMutation({
    mutationFn: (body: BodyOf<typeof organizationsApi.merge>) =>
      callApi(organizationsApi.merge, { params: { id }, body }),
    meta: everyOrganization,
  });
}

export function useUndoOrganizationMerge(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (mergeId: string) => callApi(organizationsApi.undoMerge, { params: { id, mergeId } }),
    onSuccess: remember,
    meta: everyOrganization,
  });
}

export function useLookForDuplicates() {
  return useMutation({ mutationFn: () => callApi(duplicatesApi.look, {}), meta: everyRecord });
}

export function useNotSame() {
  return useMutation({
    mutationFn: (id: string) => callApi(duplicatesApi.notSame, { params: { id } }),
    meta: everyRecord,
  });
}

export function useMergePeople() {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & BodyOf<typeof duplicatesApi.merge>) =>
      callApi(duplicatesApi.merge, { params: { id }, body }),
    meta: everyRecord,
  });
}

export function useUndoMerge() {
  return useMutation({
    mutationFn: (id: string) => callApi(duplicatesApi.undo, { params: { id } }),
    meta: everyRecord,
  });
}
