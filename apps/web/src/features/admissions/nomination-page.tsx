import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import {
  costCovers,
  locales,
  type NominationFields,
  type NominationRow,
  sexes,
  type StoredFile,
} from '@traccia/contracts';
import { useState } from 'react';
import { FactList } from '../../components/fact-list';
import { FileField } from '../../components/file-field';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { SaveNote } from '../../components/save-note';
import { StatusMark } from '../../components/status-mark';
import { useLocalised } from '../../lib/format';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { emptyNomination } from './empty-nomination';
import {
  nominationsQueries,
  useCreateNomination,
  useSendNomination,
  useWithdrawNomination,
} from './nomination-queries';
import { LetterLink } from './letter-link';
import { nominationMarks } from './nominations-page';
import { OrganizationPicker, type Picked } from './organization-picker';
import { useNominationDraft } from './use-nomination-draft';
import './admissions.css';

const page = getRouteApi('/signed-in/staff/nominations/$nominationId');

interface FieldProps {
  fields: NominationFields;
  faults: Readonly<Record<string, string>>;
  set: (changed: Partial<NominationFields>) => void;
}

function Person({ fields, faults, set }: FieldProps) {
  const t = useWords('admissions');
  const codes = useWords('codes');
  const text = (field: 'givenName' | 'familyName' | 'email' | 'jobTitle', label: string, type = 'text') => (
    <TextInput
      id={field}
      type={type}
      label={label}
      withAsterisk
      value={fields[field]}
      error={faults[`fields.${field}`]}
      maxLength={field === 'email' ? 254 : 120}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  return (
    <div className="application-pair">
      {text('givenName', t('nom.given'))}
      {text('familyName', t('nom.family'))}
      {text('email', t('nom.email'), 'email')}
      {text('jobTitle', t('form.job'))}
      <NativeSelect
        label={t('form.sex')}
        value={fields.sex}
        data={sexes.map((value) => ({ value, label: codes(`person_sex.${value}`) }))}
        onChange={(event) =>
          set({ sex: sexes.find((value) => value === event.currentTarget.value) ?? 'undisclosed' })
        }
      />
      <NativeSelect
        label={t('nom.language')}
        value={fields.locale}
        data={locales.map((value) => ({ value, label: t(`language.${value}`) }))}
        onChange={(event) =>
          set({ locale: locales.find((value) => value === event.currentTarget.value) ?? 'en' })
        }
      />
    </div>
  );
}

function Reasons({ fields, faults, set }: FieldProps) {
  const t = useWords('admissions');
  return (
    <>
      <Textarea
        label={t('detail.gap')}
        description={t('nom.gap_hint')}
        withAsterisk
        autosize
        minRows={3}
        maxLength={4000}
        value={fields.capacityGap}
        error={faults['fields.capacityGap']}
        onChange={(event) => set({ capacityGap: event.currentTarget.value })}
      />
      <Textarea
        label={t('detail.use')}
        description={t('nom.use_hint')}
        withAsterisk
        autosize
        minRows={3}
        maxLength={4000}
        value={fields.expectedUse}
        error={faults['fields.expectedUse']}
        onChange={(event) => set({ expectedUse: event.currentTarget.value })}
      />
      <Checkbox
        label={t('nom.release')}
        checked={fields.releaseConfirmed}
        error={faults['fields.releaseConfirmed']}
        onChange={(event) => set({ releaseConfirmed: event.currentTarget.checked })}
      />
      <NativeSelect
        label={t('nom.cover')}
        withAsterisk
        value={fields.costCover ?? ''}
        error={faults['fields.costCover']}
        data={[
          { value: '', label: t('form.choose') },
          ...costCovers.map((value) => ({ value, label: t(`cover.${value}`) })),
        ]}
        onChange={(event) =>
          set({ costCover: costCovers.find((value) => value === event.currentTarget.value) ?? null })
        }
      />
    </>
  );
}

function payerOf({ payerOrganization }: NominationRow): Picked | null {
  return payerOrganization && { ...payerOrganization, verified: true };
}

function Payer({ row, set }: Pick<FieldProps, 'set'> & { row: NominationRow }) {
  const t = useWords('admissions');
  const [picked, setPicked] = useState(() => payerOf(row));
  return (
    <section aria-label={t('nom.payer')}>
      <h2>{t('nom.payer')}</h2>
      <OrganizationPicker
        picked={picked}
        locked={false}
        countryCode={null}
        words={{ label: t('nom.payer_find'), hint: t('nom.payer_hint') }}
        onPick={(choice) => {
          setPicked(choice);
          set({ payerOrganizationId: choice?.id ?? null });
        }}
      />
    </section>
  );
}

/** Sent at once; the nomination names it by its id when it is kept. */
function Letter({ row, set }: Pick<FieldProps, 'set'> & { row: NominationRow }) {
  const t = useWords('admissions');
  const [files, setFiles] = useState<readonly StoredFile[]>(row.letter ? [row.letter] : []);
  return (
    <FileField
      label={t('nom.letter')}
      description={t('nom.letter_hint')}
      purpose="nomination_letter"
      files={files}
      onChange={(kept) => {
        setFiles(kept);
        set({ letterFileId: kept[0]?.id ?? null });
      }}
    />
  );
}

function Draft({ row }: { row: NominationRow }) {
  const t = useWords('admissions');
  const { fields, set, keep, state } = useNominationDraft(row);
  const send = useSendNomination(row.id);
  const unkept = state.kind === 'failed' ? state.error : null;
  const faultsOf = useFieldFaults();
  const [mended, setMended] = useState<ReadonlySet<string>>(new Set());
  // What was said of a field no longer holds once the field is changed; sending again judges it anew.
  const standing = Object.entries(faultsOf(send.error)).filter(
    ([field]) => !mended.has(field.replace('fields.', '')),
  );
  const faults = unkept ? faultsOf(unkept) : Object.fromEntries(standing);
  const change = (changed: Partial<NominationFields>) => {
    setMended((before) => new Set([...before, ...Object.keys(changed)]));
    set(changed);
  };
  const sendNow = async () => {
    setMended(new Set());
    if (await keep()) await send.mutateAsync().catch(() => null);
  };
  const keepNow = async () => {
    if (await keep()) notifications.show({ message: t('nom.kept') });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sendNow();
      }}
    >
      <Stack gap="md">
        <Person fields={fields} faults={faults} set={change} />
        <Reasons fields={fields} faults={faults} set={change} />
        <Payer row={row} set={change} />
        <Letter row={row} set={change} />
        <ProblemNote error={unkept ? null : send.error} />
        {state.kind === 'conflict' && <Text role="alert">{t('nom.conflict')}</Text>}
        <Group>
          <Button type="submit" loading={send.isPending}>
            {t('nom.send')}
          </Button>
          <Button variant="default" onClick={() => void keepNow()}>
            {t('nom.keep')}
          </Button>
          <SaveNote state={state} onRetry={() => void keep()} />
        </Group>
      </Stack>
    </form>
  );
}

function Acts({ row }: { row: NominationRow }) {
  const t = useWords('admissions');
  const withdraw = useWithdrawNomination(row.id);
  const create = useCreateNomination();
  const navigate = useNavigate();
  const { activityId, organizationId } = row;
  const replace = () =>
    create.mutate(
      { activityId, organizationId, replacesId: row.id, fields: emptyNomination },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/nominations/$nominationId', params: { nominationId: id } }),
      },
    );
  const live = ['sent', 'confirmed', 'corrected'].includes(row.state);
  return (
    <Stack align="start">
      {live && row.holdsPlace && <Text>{t('nom.hand_over_hint')}</Text>}
      <Group>
        {(live || row.state === 'declined') && (
          <Button variant="default" onClick={replace} loading={create.isPending}>
            {t(row.holdsPlace ? 'nom.hand_over' : 'nom.replace')}
          </Button>
        )}
        {((live && !row.holdsPlace) || row.state === 'draft') && (
          <Button
            variant="default"
            color="red"
            onClick={() => withdraw.mutate()}
            loading={withdraw.isPending}
          >
            {t('nom.withdraw')}
          </Button>
        )}
      </Group>
      <ProblemNote error={withdraw.error ?? create.error} />
    </Stack>
  );
}

function Facts({ row }: { row: NominationRow }) {
  const t = useWords('admissions');
  const { corrections, costCover } = row;
  // Nobody else is named where the nominating organization pays, yet the payer stands by name on every list.
  const payer =
    row.payerOrganizationName ??
    (costCover === 'organization' ? row.organizationName : costCover && t(`cover.${costCover}`)) ??
    '–';
  const named = (person: { givenName?: string; familyName?: string; jobTitle?: string }) =>
    [person.givenName, person.familyName, person.jobTitle].filter(Boolean).join(' · ');
  return (
    <FactList
      facts={[
        { name: t('detail.original'), value: named(row) },
        ...(corrections ? [{ name: t('detail.corrected'), value: named({ ...row, ...corrections }) }] : []),
        { name: t('nom.email'), value: <bdi>{row.email}</bdi> },
        { name: t('col.nominator'), value: `${row.nominatorName}, ${row.organizationName}` },
        { name: t('detail.gap'), value: row.capacityGap || '–' },
        { name: t('detail.use'), value: row.expectedUse || '–' },
        { name: t('nom.cover'), value: row.costCover ? t(`cover.${row.costCover}`) : '–' },
        { name: t('col.payer'), value: payer },
        { name: t('nom.letter'), value: <LetterLink letter={row.letter} /> },
        ...(row.replacesName ? [{ name: t('nom.replaces'), value: row.replacesName }] : []),
        ...(row.declineReason ? [{ name: t('nom.declined_because'), value: row.declineReason }] : []),
      ]}
    />
  );
}

/** One nomination: written while it is a draft, followed afterwards. */
export function NominationPage() {
  const t = useWords('admissions');
  const say = useLocalised();
  const { nominationId } = page.useParams();
  const query = useQuery(nominationsQueries.detail(nominationId));
  const row = query.data;
  return (
    <PageFrame
      title={(row && `${row.givenName} ${row.familyName}`.trim()) || t('nom.unnamed')}
      description={row && say(row.activityTitle)}
      crumbs={[{ label: t('nom.title'), to: '/nominations' }]}
      narrow
    >
      <QueryState query={query} lines={10}>
        {(found) => (
          <Stack key={found.id}>
            <StatusMark kind={nominationMarks[found.state]}>
              {t(found.holdsPlace ? 'nom.has_place' : `nom_state.${found.state}`)}
            </StatusMark>
            {found.keepsPlace && <Text>{t('nom.place_waits', { name: found.replacesName ?? '' })}</Text>}
            {found.replacedHoldsPlace && (
              <Text>{t('nom.takes_over', { name: found.replacesName ?? '' })}</Text>
            )}
            {found.state === 'draft' ? <Draft row={found} /> : <Facts row={found} />}
            <Acts row={found} />
          </Stack>
        )}
      </QueryState>
    </PageFrame>
  );
}
