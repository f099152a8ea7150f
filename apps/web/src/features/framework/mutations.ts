import { coursesApi, frameworkApi, programmesApi } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';

type BodyFor<T extends Parameters<typeof callApi>[0]> = NonNullable<Call<T>['body']>;
const courses = { invalidates: [['courses'], ['programmes'], ['activities']] };
const framework = { invalidates: [['framework'], ['programmes'], ['courses']] };

export function useSaveCourse(id: string | null) {
  return useMutation({
    mutationFn: ({ code, version, ...body }: BodyFor<typeof coursesApi.create> & { version: number }) =>
      id === null
        ? callApi(coursesApi.create, { body: { code, ...body } })
        : callApi(coursesApi.update, { params: { id }, body: { ...body, version } }),
    meta: courses,
  });
}

export function useSaveProgramme(id: string | null) {
  return useMutation({
    mutationFn: ({ code, version, ...body }: BodyFor<typeof programmesApi.create> & { version: number }) =>
      id === null
        ? callApi(programmesApi.create, { body: { code, ...body } })
        : callApi(programmesApi.update, { params: { id }, body: { ...body, version } }),
    meta: courses,
  });
}

export function useLinkCourse(id: string) {
  return useMutation({
    mutationFn: (body: BodyFor<typeof coursesApi.link>) => callApi(coursesApi.link, { params: { id }, body }),
    meta: courses,
  });
}

export function useLinkActivity(id: string) {
  return useMutation({
    mutationFn: (body: BodyFor<typeof frameworkApi.linkActivity>) =>
      callApi(frameworkApi.linkActivity, { params: { id }, body }),
    meta: { invalidates: [['framework'], ['activities']] },
  });
}

export function useAddEntry() {
  return useMutation({
    mutationFn: (body: BodyFor<typeof frameworkApi.create>) => callApi(frameworkApi.create, { body }),
    meta: framework,
  });
}

export function useCorrectEntry(id: string) {
  return useMutation({
    mutationFn: (body: BodyFor<typeof frameworkApi.update>) =>
      callApi(frameworkApi.update, { params: { id }, body }),
    meta: framework,
  });
}
