import { Checkbox } from '@mantine/core';
import type { BoardRow } from '@traccia/contracts';
import { memo, type KeyboardEvent } from 'react';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { isChosen } from './chosen';

interface BoardTableProps {
  rows: readonly BoardRow[];
  ticked: ReadonlySet<string>;
  open: string | undefined;
  onTick: (id: string) => void;
  onOpen: (id: string) => void;
}

/** Applicants, best first. Up and down move from box to box, space ticks, Enter opens beside. */
export function BoardTable(props: BoardTableProps) {
  const t = useWords('selection');
  return (
    <table className="board">
      <caption className="hidden">{t('board.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('col.pick')}</th>
          <th scope="col" className="numeric">
            {t('col.score')}
          </th>
          <th scope="col">{t('col.name')}</th>
          <th scope="col">{t('col.group')}</th>
          <th scope="col">{t('col.country')}</th>
          <th scope="col">{t('col.sex')}</th>
          <th scope="col">{t('col.nomination')}</th>
          <th scope="col">{t('col.state')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <ApplicantRow
            key={row.id}
            row={row}
            ticked={props.ticked.has(row.id)}
            open={row.id === props.open}
            onTick={props.onTick}
            onOpen={props.onOpen}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Of five hundred only the one that was ticked is drawn again. */
const ApplicantRow = memo(function ApplicantRow(props: {
  row: BoardRow;
  ticked: boolean;
  open: boolean;
  onTick: (id: string) => void;
  onOpen: (id: string) => void;
}) {
  const t = useWords('selection');
  const codes = useWords('codes');
  const format = useFormat();
  const { row } = props;
  const name = `${row.familyName}, ${row.givenName}`;
  return (
    <tr
      className={[
        `group-${row.constituentGroup}`,
        props.ticked ? 'ticked' : '',
        props.open ? 'open' : '',
      ].join(' ')}
      onKeyDown={(event) => moveFocus(event, () => props.onOpen(row.id))}
    >
      <td className="pick">
        <Checkbox
          aria-label={t('pick', { name })}
          checked={props.ticked || isChosen(row.state)}
          disabled={isChosen(row.state) && row.state !== 'selected'}
          onChange={() => props.onTick(row.id)}
        />
      </td>
      <td className="numeric score" data-label={t('col.score')}>
        {row.score === null ? '–' : format.number(Math.round(row.score * 10) / 10)}
        {row.scoredBy > 0 && <span className="by">{t('scored_by', { count: row.scoredBy })}</span>}
      </td>
      <th scope="row">
        <button
          type="button"
          className="name"
          aria-expanded={props.open}
          onClick={() => props.onOpen(row.id)}
        >
          {name}
        </button>
        <span className="under">{row.organizationName ?? t('no_organization')}</span>
      </th>
      <td data-label={t('col.group')}>
        <span className="group-mark">{codes(`group.${row.constituentGroup}`)}</span>
      </td>
      <td data-label={t('col.country')}>{row.countryCode ? format.countryName(row.countryCode) : '–'}</td>
      <td data-label={t('col.sex')}>{codes(`sex.${row.sex}`)}</td>
      <td data-label={t('col.nomination')}>
        <Nomination row={row} />
      </td>
      <td data-label={t('col.state')}>
        <Standing row={row} />
      </td>
    </tr>
  );
});

/** Who proposes and who pays: two people, never one line. */
function Nomination({ row }: { row: BoardRow }) {
  const t = useWords('selection');
  if (row.nominatorName === null) return <span className="under">{t('own_application')}</span>;
  return (
    <>
      {t('nominated_by', { name: row.nominatorName })}
      <span className="under">{row.nominatingOrganizationName}</span>
      {row.costCover && (
        <span className="under">{t('payer', { payer: row.payerName ?? t(`cover.${row.costCover}`) })}</span>
      )}
    </>
  );
}

const shapes: Partial<Record<BoardRow['state'], StatusKind>> = {
  selected: 'running',
  reserve: 'planned',
  offered: 'running',
  accepted: 'done',
  enrolled: 'done',
  declined: 'off',
  ineligible: 'off',
  offer_refused: 'off',
  offer_lapsed: 'trouble',
  needs_approval: 'trouble',
};

export function Standing({ row }: { row: BoardRow }) {
  const t = useWords('selection');
  const format = useFormat();
  const state =
    row.state === 'reserve' && row.reservePosition !== null
      ? t('state.reserve_at', { position: format.number(row.reservePosition) })
      : t(`state.${row.state}`);
  return (
    <>
      <StatusMark kind={shapes[row.state] ?? 'planned'}>{state}</StatusMark>
      {row.offerExpiresAt && (
        <span className="under">{t('offer_until', { when: format.instant(row.offerExpiresAt) })}</span>
      )}
      {row.decision && !row.letterSent && <span className="under">{t('not_told')}</span>}
      {row.conflicts > 0 && <span className="under">{t('conflicts', { count: row.conflicts })}</span>}
    </>
  );
}

const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

function moveFocus(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  const onBox = event.target instanceof HTMLInputElement;
  if (event.key === 'Enter' && onBox) {
    event.preventDefault();
    open();
  }
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const row = event.currentTarget;
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  next?.querySelector('input')?.focus();
}
