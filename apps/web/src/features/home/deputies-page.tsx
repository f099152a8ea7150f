import { Button, NativeSelect, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { deputiesApi, type AnswerOf, type Deputyship } from '@traccia/contracts';
import { useState } from 'react';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useBusinessNow, useMay, useMe } from '../../lib/me';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useEndDeputy, useNameDeputy } from './mutations';
import { deputiesQuery } from './queries';
import './timeline.css';

type Deputies = AnswerOf<typeof deputiesApi.list>;

/** Who manages my activities while I am away, and for whom I do. */
export function DeputiesPage() {
  const t = useWords('home');
  const query = useQuery(deputiesQuery);
  return (
    <PageFrame
      title={t('deputies.title')}
      description={t('deputies.description')}
      crumbs={[{ label: t('timeline.title'), to: '/staff/timeline' }]}
    >
      <QueryState query={query}>
        {(deputies) => (
          <>
            {deputies.deputyships.length === 0 ? (
              <EmptyState title={t('deputies.empty_title')} text={t('deputies.empty_text')} />
            ) : (
              <Deputyships deputyships={deputies.deputyships} />
            )}
            <NameDeputy colleagues={deputies.colleagues} />
          </>
        )}
      </QueryState>
    </PageFrame>
  );
}

function Deputyships({ deputyships }: { deputyships: readonly Deputyship[] }) {
  const t = useWords('home');
  const format = useFormat();
  const today = format.dayOf(useBusinessNow());
  const end = useEndDeputy();
  const columns: Column<Deputyship>[] = [
    { key: 'person', header: t('deputies.away'), cell: ({ person }) => person.name },
    { key: 'deputy', header: t('deputies.deputy'), cell: ({ deputy }) => deputy.name },
    { key: 'days', header: t('deputies.days'), cell: (row) => format.dayRange(row.startsOn, row.endsOn) },
    {
      key: 'state',
      header: t('deputies.state'),
      cell: (row) => t(row.startsOn > today ? 'deputies.planned' : 'deputies.now'),
    },
    {
      key: 'activities',
      header: t('deputies.activities'),
      numeric: true,
      cell: (row) => format.number(row.activities),
    },
    {
      key: 'end',
      header: t('deputies.act'),
      cell: (row) => (
        <Button
          variant="default"
          size="xs"
          aria-label={t('deputies.end_of', { deputy: row.deputy.name, person: row.person.name })}
          loading={end.isPending && end.variables === row.id}
          onClick={() =>
            end.mutate(row.id, { onSuccess: () => notifications.show({ message: t('deputies.ended') }) })
          }
        >
          {t('deputies.end')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('deputies.title')}
        captionHidden
        columns={columns}
        rows={deputyships}
        rowKey={({ id }) => id}
      />
      <ProblemNote error={end.error} />
    </>
  );
}

interface Draft {
  personId: string;
  deputyId: string;
  startsOn: string;
  endsOn: string;
}

function NameDeputy({ colleagues }: Pick<Deputies, 'colleagues'>) {
  const t = useWords('home');
  const faults = useFieldFaults();
  const name = useNameDeputy();
  const today = useFormat().dayOf(useBusinessNow());
  const [draft, setDraft] = useState<Draft>({ personId: '', deputyId: '', startsOn: today, endsOn: today });
  const set = (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed }));
  const fault = faults(name.error);
  const save = () => {
    const { personId, ...body } = draft;
    name.mutate(personId === '' ? body : { ...body, personId }, {
      onSuccess: () => {
        notifications.show({ message: t('deputies.saved') });
        set({ deputyId: '' });
      },
    });
  };
  const complete = draft.deputyId !== '' && draft.startsOn !== '' && draft.endsOn !== '';
  return (
    <form
      className="deputy-form"
      aria-labelledby="name-deputy"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 id="name-deputy">{t('deputies.name')}</h2>
      <WhoFields colleagues={colleagues} draft={draft} fault={fault} onSet={set} />
      <div className="pair">
        <TextInput
          type="date"
          label={t('deputies.first')}
          value={draft.startsOn}
          error={fault.startsOn}
          onChange={(event) => set({ startsOn: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('deputies.last')}
          value={draft.endsOn}
          error={fault.endsOn}
          onChange={(event) => set({ endsOn: event.currentTarget.value })}
        />
      </div>
      <ProblemNote error={name.error} />
      <div>
        <Button type="submit" loading={name.isPending} disabled={!complete}>
          {t('deputies.save')}
        </Button>
      </div>
    </form>
  );
}

/** Who is away is asked of those who may say it for others. */
function WhoFields(props: {
  colleagues: Deputies['colleagues'];
  draft: Draft;
  fault: Record<string, string>;
  onSet: (changed: Partial<Draft>) => void;
}) {
  const t = useWords('home');
  const me = useMe()?.id ?? '';
  const mayForOthers = useMay()('people.manage');
  const { draft, fault, onSet } = props;
  const choices = (without: string, first: string) => [
    { value: '', label: first },
    ...props.colleagues
      .filter(({ id }) => id !== without)
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      {mayForOthers && (
        <NativeSelect
          label={t('deputies.who_is_away')}
          value={draft.personId}
          error={fault.personId}
          data={choices(me, t('deputies.myself'))}
          onChange={(event) => onSet({ personId: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={t('deputies.deputy')}
        description={t('deputies.deputy_hint')}
        value={draft.deputyId}
        error={fault.deputyId}
        data={choices(draft.personId || me, t('handover.choose'))}
        onChange={(event) => onSet({ deputyId: event.currentTarget.value })}
      />
    </>
  );
}
