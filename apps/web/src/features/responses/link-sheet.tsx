import { Button, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import {
  type LinkSheet,
  type LinkSheetRow,
  linkSheetReaders,
  linkSheetsApi,
  mostLinksOnSheet,
  type ResponseMonitor,
} from '@traccia/contracts';
import { useState } from 'react';
import { type Column, DataTable } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { saveBytes } from '../../components/save-bytes';
import { callApi } from '../../lib/api';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { responseQueries } from './queries';

type Readers = (typeof linkSheetReaders)[number];

/** Personal links for the telephone or a messenger; taken by a press, since each is written down. */
export function LinkSheetSection({ monitor }: { monitor: ResponseMonitor }) {
  const t = useWords('responses');
  const format = useFormat();
  const { id } = monitor.wave;
  const query = useQuery(responseQueries.linkSheet(id));
  return (
    <section aria-labelledby="links-title">
      <h2 id="links-title">{t('links')}</h2>
      <QueryState query={query}>
        {({ reason, unreached, silent }) =>
          reason ? (
            <p>
              {reason === 'closed'
                ? t('links.why.closed')
                : t(`silent.why.${reason}`, { least: format.number(monitor.least) })}
            </p>
          ) : (
            <TakeSheet waveId={id} counts={{ unreached, silent }} />
          )
        }
      </QueryState>
    </section>
  );
}

function TakeSheet({ waveId, counts }: { waveId: string; counts: Record<Readers, number> }) {
  const t = useWords('responses');
  const format = useFormat();
  const [readers, setReaders] = useState<Readers>(counts.unreached > 0 ? 'unreached' : 'silent');
  const take = useMutation({
    mutationFn: (after: string | null) =>
      callApi(linkSheetsApi.take, { params: { id: waveId }, body: { readers, after } }),
  });
  return (
    <>
      <p className="responses-note">{t('links.before')}</p>
      <div className="links-choice">
        <NativeSelect
          label={t('links.readers')}
          value={readers}
          data={linkSheetReaders.map((value) => ({
            value,
            label: t(`links.${value}`, { count: format.number(counts[value]) }),
          }))}
          onChange={({ currentTarget: { value } }) => {
            setReaders(linkSheetReaders.find((known) => known === value) ?? readers);
            take.reset();
          }}
        />
        <Button
          variant="default"
          disabled={counts[readers] === 0}
          loading={take.isPending}
          onClick={() => take.mutate(null)}
        >
          {t('links.take')}
        </Button>
      </div>
      {take.error && <ProblemNote error={take.error} />}
      {take.data && (
        <SheetShown
          sheet={take.data}
          asked={{ waveId, readers, after: take.variables ?? null }}
          onNext={(after) => take.mutate(after)}
        />
      )}
    </>
  );
}

/** What was asked for is asked for again as a file. */
interface ShownSheet {
  sheet: LinkSheet;
  asked: { waveId: string; readers: Readers; after: string | null };
  onNext: (after: string) => void;
}

function SheetShown({ sheet, asked, onNext }: ShownSheet) {
  const t = useWords('responses');
  const codes = useWords('messages');
  const format = useFormat();
  const columns = useColumns();
  const { rows, leftOut } = sheet;
  return (
    <div className="links-sheet" role="region" aria-live="polite" aria-labelledby="links-title">
      <p>
        {t('links.taken', { count: format.number(rows.length), day: format.day(sheet.takenOn) })}{' '}
        {leftOut.length > 0 &&
          t('links.left_out', {
            reasons: format.list(
              leftOut.map(({ reason, count }) =>
                t('reason.of', {
                  reason: codes.maybe(`reason.${reason}`, reason),
                  count: format.number(count),
                }),
              ),
            ),
          })}
      </p>
      {rows.length > 0 && <SheetActions sheet={sheet} asked={asked} onNext={onNext} />}
      {rows.length > 0 ? (
        <DataTable
          caption={t('links')}
          captionHidden
          columns={columns}
          rows={rows}
          rowKey={({ messageId }) => messageId}
        />
      ) : (
        <EmptyState title={t('links.empty_title')} text={t('links.empty_text')} />
      )}
    </div>
  );
}

const fileTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const formats = ['csv', 'xlsx'] as const;

function SheetActions({ sheet, asked: { waveId, readers, after }, onNext }: ShownSheet) {
  const t = useWords('responses');
  const format = useFormat();
  const { rows, next, takenOn } = sheet;
  const texts = rows.map(({ name, text }) => `${name}\n${text}`).join('\n\n');
  const save = useMutation({
    mutationFn: (as: keyof typeof fileTypes) =>
      callApi(linkSheetsApi.file, { params: { id: waveId }, body: { readers, after, format: as } }),
    onSuccess: (bytes, as) => saveBytes(`links-${takenOn}.${as}`, fileTypes[as], new Uint8Array(bytes)),
  });
  return (
    <div className="links-choice">
      <CopyButton text={texts} label={t('links.copy_all')} />
      {formats.map((as) => (
        <Button
          key={as}
          variant="default"
          loading={save.isPending && save.variables === as}
          onClick={() => save.mutate(as)}
        >
          {t(`links.${as}`)}
        </Button>
      ))}
      <Button variant="default" onClick={() => window.print()}>
        {t('links.print')}
      </Button>
      {next && (
        <Button variant="default" onClick={() => onNext(next)}>
          {t('links.next', { count: format.number(mostLinksOnSheet) })}
        </Button>
      )}
      {save.error && <ProblemNote error={save.error} />}
    </div>
  );
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useWords('responses');
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => notifications.show({ message: t('links.copied') }),
      () => notifications.show({ message: t('links.not_copied'), color: 'red' }),
    );
  return (
    <Button variant="default" size="compact-md" onClick={copy}>
      {label}
    </Button>
  );
}

function useColumns(): Column<LinkSheetRow>[] {
  const t = useWords('responses');
  const format = useFormat();
  return [
    {
      key: 'name',
      header: t('col.name'),
      cell: ({ name, organizationName, about, telephone, address }) => (
        <>
          <bdi>{name}</bdi>
          {[about && t('links.about', { name: about }), organizationName, telephone, address].map(
            (line) =>
              line && (
                <span className="responses-under" key={line}>
                  <bdi>{line}</bdi>
                </span>
              ),
          )}
        </>
      ),
    },
    { key: 'language', header: t('links.language'), cell: ({ locale }) => format.languageName(locale) },
    {
      key: 'text',
      header: t('links.text'),
      cell: ({ text, locale, name }) => (
        <>
          <p className="links-text" lang={locale} dir="auto">
            {text}
          </p>
          <CopyButton text={text} label={t('links.copy', { name })} />
        </>
      ),
    },
  ];
}
