import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import {
  attendanceApi,
  constituentGroups,
  walkInPersonSchema,
  type ConstituentGroup,
} from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { SearchField } from '../../components/search-field';
import { checkBody } from '../../lib/check-body';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useReturnFocus } from '../../lib/use-return-focus';
import { useWords } from '../../lib/words';
import { useAddWalkIn, type WalkInBody } from './mutations';
import { attendanceQueries } from './queries';

const typedEndpoint = { ...attendanceApi.addWalkIn, body: walkInPersonSchema };
const nobody = {
  givenName: '',
  familyName: '',
  email: '',
  organizationName: '',
  constituentGroup: 'other' as ConstituentGroup,
};
type Values = typeof nobody;

const bodyOf = (values: Values) => ({
  ...values,
  email: values.email.trim() || null,
  organizationName: values.organizationName.trim() || null,
});

/** Somebody in the room who is not on the list: found by name, or typed. */
export function AddWalkIn(props: { activityId: string; position: number; onClose: () => void }) {
  useReturnFocus();
  const t = useWords('attendance');
  const add = useAddWalkIn(props.activityId, props.position);
  const send = (body: WalkInBody, name: string, onError?: (error: unknown) => void) =>
    add.mutate(body, {
      onSuccess: () => {
        notifications.show({ message: t('walk_in.added', { name }) });
        props.onClose();
      },
      ...(onError && { onError }),
    });
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('walk_in.add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ProblemNote error={add.error} />
      <FindPerson activityId={props.activityId} onChoose={(personId, name) => send({ personId }, name)} />
      <TypePerson busy={add.isPending} onSend={send} />
    </Modal>
  );
}

function FindPerson(props: { activityId: string; onChoose: (personId: string, name: string) => void }) {
  const t = useWords('attendance');
  const [search, setSearch] = useState('');
  const query = useQuery(attendanceQueries.candidates(props.activityId, search.trim()));
  return (
    <section>
      <h3>{t('walk_in.find')}</h3>
      <SearchField label={t('walk_in.find_label')} value={search} onChange={setSearch} />
      {search.trim().length >= 2 && (
        <QueryState query={query} lines={2}>
          {({ people }) =>
            people.length === 0 ? (
              <p>{t('walk_in.none')}</p>
            ) : (
              <ul className="candidates">
                {people.map((person) => {
                  const name = `${person.givenName} ${person.familyName}`;
                  return (
                    <li key={person.personId}>
                      <Button
                        variant="default"
                        fullWidth
                        onClick={() => props.onChoose(person.personId, name)}
                      >
                        {[name, person.organizationName].filter(Boolean).join(' · ')}
                      </Button>
                    </li>
                  );
                })}
              </ul>
            )
          }
        </QueryState>
      )}
    </section>
  );
}

function TypePerson(props: {
  busy: boolean;
  onSend: (body: WalkInBody, name: string, onError: (error: unknown) => void) => void;
}) {
  const t = useWords('attendance');
  const codes = useWords('codes');
  const faultsOf = useFieldFaults();
  const form = useForm<Values>({ initialValues: nobody });
  const refuse = (error: unknown) => form.setErrors(faultsOf(error));
  const submit = (values: Values) => {
    const body = bodyOf(values);
    const problem = checkBody(typedEndpoint, body);
    if (problem) return refuse(problem);
    props.onSend({ person: body }, `${values.givenName} ${values.familyName}`, refuse);
  };
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate className="walk-in-form">
      <h3>{t('walk_in.type')}</h3>
      <TextInput label={t('walk_in.given')} required {...form.getInputProps('givenName')} />
      <TextInput label={t('walk_in.family')} required {...form.getInputProps('familyName')} />
      <TextInput
        label={t('walk_in.email')}
        description={t('walk_in.email_hint')}
        type="email"
        {...form.getInputProps('email')}
      />
      <TextInput label={t('walk_in.organization')} {...form.getInputProps('organizationName')} />
      <NativeSelect
        label={t('walk_in.group')}
        data={constituentGroups.map((group) => ({ value: group, label: codes(`group.${group}`) }))}
        {...form.getInputProps('constituentGroup')}
      />
      <Button type="submit" loading={props.busy}>
        {t('walk_in.save')}
      </Button>
    </form>
  );
}
