import { Anchor, Button, NativeSelect, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { transfersApi, type StoredFile } from '@traccia/contracts';
import { sheetKinds, type SheetKind } from '@traccia/training';
import { useState, type FormEvent } from 'react';
import { FileField } from '../../components/file-field';
import { ButtonLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ActivityField } from './activity-field';
import { FilterLine } from './filter-line';
import { useAskTransfer } from './mutations';

const page = getRouteApi('/signed-in/staff/staff/transfers/new');
const formats = ['csv', 'xlsx'] as const;
type Format = (typeof formats)[number];

/** First step: of what, and the sheet. What it holds is looked at before anything is taken. */
export function NewTransferPage() {
  const t = useWords('transfers');
  const { direction, kind } = page.useSearch();
  const navigate = page.useNavigate();
  const may = useMay();
  const imports = direction === 'import';
  // Who may not add people one by one may not add them by sheet either.
  const kinds = sheetKinds.filter((one) => !imports || one !== 'people' || may('people.manage'));
  return (
    <PageFrame
      title={imports ? t('new.import') : t('new.export')}
      crumbs={[{ label: t('title'), to: '/staff/transfers' }]}
      description={imports ? t('new.import_text') : t('new.export_text')}
      narrow
    >
      <NativeSelect
        label={t('new.kind')}
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={({ currentTarget }) =>
          void navigate({
            search: ({ activity }) => ({ direction, kind: currentTarget.value as SheetKind, activity }),
            replace: true,
          })
        }
      />
      {imports ? <ImportForm /> : <ExportForm />}
    </PageFrame>
  );
}

function useAsk() {
  const { direction, kind, activity, filter = {} } = page.useSearch();
  const navigate = page.useNavigate();
  const ask = useAskTransfer();
  const ofActivity = kind !== 'people' && kind !== 'organizations';
  const send = (format: Format, fileId: string | null) =>
    ask.mutate(
      { direction, kind, format, activityId: ofActivity ? (activity ?? null) : null, fileId, filter },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/staff/transfers/$transferId', params: { transferId: id } }),
      },
    );
  return { ask, send, ofActivity, named: !ofActivity || activity !== undefined };
}

function ImportForm() {
  const t = useWords('transfers');
  const { kind, activity } = page.useSearch();
  const { ask, send, ofActivity, named } = useAsk();
  const [files, setFiles] = useState<StoredFile[]>([]);
  const [file] = files;
  const [missing, setMissing] = useState(false);
  return (
    <Stack
      component="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        setMissing(!file || !named);
        if (file && named) send(file.name.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv', file.id);
      }}
    >
      {ofActivity && <ActivityField error={missing && !named ? t('new.needs_activity') : undefined} />}
      {kind === 'attendance' ? (
        <MarksHint activityId={activity} />
      ) : (
        <p>
          {t('new.template')}{' '}
          {formats.map((ending) => (
            <span key={ending}>
              <Anchor href={`${transfersApi.template.path.replace(':kind', kind)}?format=${ending}`} download>
                {ending.toUpperCase()}
              </Anchor>{' '}
            </span>
          ))}
        </p>
      )}
      <Text size="sm" c="dimmed">
        {t(`hint.${kind}`)}
      </Text>
      <FileField
        label={t('new.sheet')}
        description={t('new.sheet_hint')}
        purpose="import_sheet"
        files={files}
        onChange={setFiles}
        error={missing && !file ? t('new.needs_sheet') : undefined}
      />
      <ProblemNote error={ask.error} />
      <Button type="submit" loading={ask.isPending} me="auto">
        {t('new.check')}
      </Button>
    </Stack>
  );
}

/** The sheet of marks of an activity has its own sessions, so it is written rather than empty. */
function MarksHint({ activityId }: { activityId: string | undefined }) {
  const t = useWords('transfers');
  return (
    <p>
      {t('new.marks')}{' '}
      <ButtonLink
        to="/staff/transfers/new"
        search={{ direction: 'export', kind: 'attendance', activity: activityId }}
        variant="default"
        size="compact-sm"
      >
        {t('new.write')}
      </ButtonLink>
    </p>
  );
}

function ExportForm() {
  const t = useWords('transfers');
  const { filter } = page.useSearch();
  const { ask, send, ofActivity, named } = useAsk();
  const [format, setFormat] = useState<Format>('csv');
  const [missing, setMissing] = useState(false);
  return (
    <Stack
      component="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        setMissing(!named);
        if (named) send(format, null);
      }}
    >
      {ofActivity && <ActivityField error={missing && !named ? t('new.needs_activity') : undefined} />}
      {filter && <FilterLine filter={filter} />}
      <NativeSelect
        label={t('new.format')}
        value={format}
        data={formats.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={({ currentTarget }) => setFormat(currentTarget.value as Format)}
      />
      <ProblemNote error={ask.error} />
      <Button type="submit" loading={ask.isPending} me="auto">
        {t('new.write')}
      </Button>
    </Stack>
  );
}
