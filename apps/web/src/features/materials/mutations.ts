import { useMutation } from '@tanstack/react-query';
import { assignmentsApi, materialsApi } from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';

type Title = NonNullable<Call<typeof materialsApi.createPage>['body']>['title'];
export type AssignmentBody = NonNullable<Call<typeof assignmentsApi.create>['body']>;
type Work = NonNullable<Call<typeof assignmentsApi.submit>['body']>;
type Kind = 'module' | 'page';

const touched = { invalidates: [['materials']] };

export function useNoteProgress(id: string) {
  return useMutation({
    mutationFn: (done?: boolean) =>
      callApi(materialsApi.progress, { params: { id }, body: done === undefined ? {} : { done } }),
    meta: touched,
  });
}

export function useCreateModule(id: string) {
  return useMutation({
    mutationFn: (title: Title) =>
      callApi(materialsApi.createModule, { params: { id }, body: { title, visibleFromDays: null } }),
    meta: touched,
  });
}

export function useUpdateModule() {
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: { id: string } & NonNullable<Call<typeof materialsApi.updateModule>['body']>) =>
      callApi(materialsApi.updateModule, { params: { id }, body }),
    meta: touched,
  });
}

export function useCreatePage() {
  return useMutation({
    mutationFn: ({ moduleId, title }: { moduleId: string; title: Title }) =>
      callApi(materialsApi.createPage, { params: { id: moduleId }, body: { title } }),
    meta: touched,
  });
}

export function useMove() {
  return useMutation({
    mutationFn: ({ kind, id, direction }: { kind: Kind; id: string; direction: 'up' | 'down' }) =>
      callApi(kind === 'module' ? materialsApi.moveModule : materialsApi.movePage, {
        params: { id },
        body: { direction },
      }),
    meta: touched,
  });
}

export function useRemove() {
  return useMutation({
    mutationFn: ({ kind, id, deleted }: { kind: Kind; id: string; deleted: boolean }) =>
      callApi(kind === 'module' ? materialsApi.deleteModule : materialsApi.deletePage, {
        params: { id },
        body: { deleted },
      }),
    meta: touched,
  });
}

export function useSetAssignment(activityId: string) {
  return useMutation({
    mutationFn: async ({ id, version, body }: { id?: string; version?: number; body: AssignmentBody }) => {
      if (id)
        await callApi(assignmentsApi.update, { params: { id }, body: { ...body, version: version ?? 1 } });
      else await callApi(assignmentsApi.create, { params: { id: activityId }, body });
    },
    meta: touched,
  });
}

export function useMark() {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: string } & NonNullable<Call<typeof assignmentsApi.mark>['body']>) =>
      callApi(assignmentsApi.mark, { params: { id }, body }),
    meta: touched,
  });
}

export function useSubmit(id: string) {
  return useMutation({
    mutationFn: (body: Work) => callApi(assignmentsApi.submit, { params: { id }, body }),
    meta: { invalidates: [['materials'], ['my-assignment', id]] },
  });
}
