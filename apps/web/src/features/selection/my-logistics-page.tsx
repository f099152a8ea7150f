import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import {
  diets,
  logisticsDetailsSchema,
  visaStates,
  type LogisticsDetails,
  type MyLogistics,
} from '@traccia/contracts';
import { useEffect, useRef, useState } from 'react';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { ApiProblem } from '../../lib/api';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useSaveLogistics } from './mutations';
import { selectionQueries } from './queries';
import './selection.css';

const page = getRouteApi('/signed-in/my-logistics/$activityId');
const pauseMs = 1500;

/** What is needed to receive me; kept for the journey and deleted on its day. */
export function MyLogisticsPage() {
  const t = useWords('selection');
  const say = useLocalised();
  const { activityId } = page.useParams();
  const query = useQuery({ ...selectionQueries.myLogistics(activityId), refetchOnWindowFocus: false });
  return (
    <PageFrame title={t('logistics.title')} description={query.data && say(query.data.activityTitle)} narrow>
      <QueryState query={query}>
        {(form) => <Form key={form.enrolmentId} activityId={activityId} form={form} />}
      </QueryState>
    </PageFrame>
  );
}

type Field = keyof LogisticsDetails;
const travel: readonly (readonly [Field, Field])[] = [
  ['passportName', 'passportExpiresOn'],
  ['departureCity', 'arrivalNumber'],
  ['arrivesOn', 'leavesOn'],
];
const days = new Set<Field>(['passportExpiresOn', 'arrivesOn', 'leavesOn']);

/** Empty fields are left out: what was not said is not there. */
function detailsOf(values: LogisticsDetails): LogisticsDetails {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** Saves while one writes, one save at a time; a field that cannot be taken yet waits. */
function useAutosave(activityId: string, form: MyLogistics) {
  const save = useSaveLogistics(activityId);
  const [values, setValues] = useState<LogisticsDetails>(form.details);
  const version = useRef(form.version);
  const dirty = useRef(false);
  const store = (send: boolean) => {
    const checked = logisticsDetailsSchema.safeParse(detailsOf(values));
    if (!checked.success && !send) return;
    dirty.current = false;
    save.mutate(
      { details: checked.data ?? detailsOf(values), send, version: version.current },
      {
        onSuccess: (after) => {
          version.current = after.version;
        },
      },
    );
  };
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  });
  useEffect(() => {
    if (!dirty.current || save.isPending || form.state === 'sent') return undefined;
    const timer = setTimeout(() => latest.current(false), pauseMs);
    return () => clearTimeout(timer);
  }, [values, save.isPending, form.state]);
  const set = (field: Field, value: string) => {
    dirty.current = true;
    setValues((before) => ({ ...before, [field]: value }));
  };
  return { values, set, save, send: () => store(true) };
}

function Form({ activityId, form }: { activityId: string; form: MyLogistics }) {
  const t = useWords('selection');
  const format = useFormat();
  const { values, set, save, send } = useAutosave(activityId, form);
  const faults = save.error instanceof ApiProblem ? save.error.faults : [];
  const shown = (field: Field) => ({
    label: t(`logistics.${field}`),
    value: values[field] ?? '',
    error: faults.some((fault) => fault.field === `body.details.${field}`) ? t('logistics.missing') : null,
    onChange: (event: { currentTarget: { value: string } }) => set(field, event.currentTarget.value),
  });
  const choice = (codes: readonly string[], group: 'visa' | 'diet') => [
    { value: '', label: t('logistics.choose') },
    ...codes.map((code) => ({ value: code, label: t.maybe(`${group}.${code}`, code) })),
  ];
  return (
    <form
      className="logistics-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p>{t('logistics.why', { day: format.day(form.deletedOn) })}</p>
      <StatusMark kind={form.state === 'sent' ? 'done' : 'running'}>
        {t(save.isPending ? 'logistics.saving' : `logistics.state_${form.state}`)}
      </StatusMark>
      {travel.map((pair) => (
        <div className="pair" key={pair.join(' ')}>
          {pair.map((field) => (
            <TextInput key={field} type={days.has(field) ? 'date' : 'text'} {...shown(field)} />
          ))}
        </div>
      ))}
      <div className="pair">
        <NativeSelect {...shown('visa')} data={choice(visaStates, 'visa')} />
        <NativeSelect {...shown('diet')} data={choice(diets, 'diet')} />
      </div>
      <TextInput {...shown('dietNote')} />
      <Textarea {...shown('accessNeeds')} description={t('logistics.access_hint')} autosize minRows={2} />
      <div className="pair">
        <TextInput {...shown('emergencyName')} />
        <TextInput {...shown('emergencyPhone')} type="tel" dir="ltr" />
      </div>
      <TextInput {...shown('emergencyRelation')} />
      <ProblemNote error={save.error} />
      <Group>
        <Button type="submit" loading={save.isPending} onClick={() => notifications.clean()}>
          {t(form.state === 'sent' ? 'logistics.send_again' : 'logistics.send')}
        </Button>
      </Group>
    </form>
  );
}
