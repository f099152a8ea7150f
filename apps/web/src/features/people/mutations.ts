import { peopleApi, personNotesApi, type Person } from '@traccia/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi, type Call } from '../../lib/api';
import { peopleQueries } from './queries';

export type NewPerson = NonNullable<Call<typeof peopleApi.create>['body']>;
export type NewGrant = NonNullable<Call<typeof peopleApi.grantRole>['body']>;

const everybody = { invalidates: [['people'], ['home'], ['audit'], ['me']] };

export function useCreatePerson() {
  return useMutation({
    mutationFn: (body: NewPerson) => callApi(peopleApi.create, { body }),
    meta: everybody,
  });
}

export function useGrantRole(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (body: NewGrant) => callApi(peopleApi.grantRole, { params: { id }, body }),
    onSuccess: remember,
    meta: everybody,
  });
}

export function useEndRole(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (grantId: string) => callApi(peopleApi.endRole, { params: { id, grantId } }),
    onSuccess: remember,
    meta: everybody,
  });
}

export function useAddNote(id: string) {
  return useMutation({
    mutationFn: (body: string) => callApi(personNotesApi.create, { params: { id }, body: { body } }),
    meta: { invalidates: [['people', 'notes', id]] },
  });
}

export function useRemoveNote(id: string) {
  return useMutation({
    mutationFn: (noteId: string) => callApi(personNotesApi.remove, { params: { id, noteId } }),
    meta: { invalidates: [['people', 'notes', id]] },
  });
}

export function useSetDisabled(id: string) {
  const remember = useRemember();
  return useMutation({
    mutationFn: (disabled: boolean) => callApi(peopleApi.setDisabled, { params: { id }, body: { disabled } }),
    onSuccess: remember,
    meta: everybody,
  });
}

function useRemember() {
  const client = useQueryClient();
  return (person: Person) => client.setQueryData(peopleQueries.detail(person.id).queryKey, person);
}
