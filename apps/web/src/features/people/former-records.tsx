import { Button, Textarea } from '@mantine/core';
import type { Organization, Person } from '@traccia/contracts';
import type { ReactNode } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useUndoMerge, useUndoOrganizationMerge } from './organization-queries';

/** Why two records are one; who reads later sees it beside the merge. */
export function ReasonField(props: { value: string; onChange: (reason: string) => void }) {
  const t = useWords('people');
  return (
    <Textarea
      label={t('former.reason')}
      description={t('former.reason_hint')}
      value={props.value}
      maxLength={500}
      autosize
      mb="sm"
      // One line in the trail.
      onChange={(event) => props.onChange(event.currentTarget.value.replace(/\s+/g, ' '))}
    />
  );
}

interface Former {
  id: string;
  name: string;
  address: string | null;
  byName: string;
  reason: string | null;
  mergedAt: string;
  undoneAt: string | null;
  mayUndo: boolean;
}

function FormerList(props: {
  title: string;
  records: readonly Former[];
  mayManage: boolean;
  undo: { mutate: (id: string) => void; isPending: boolean; variables?: string | undefined; error: unknown };
  children?: ReactNode;
}) {
  const t = useWords('people');
  const format = useFormat();
  const { undo } = props;
  return (
    <section aria-labelledby="former-records">
      <h2 id="former-records">{props.title}</h2>
      {props.children}
      <ProblemNote error={undo.error} />
      <ul className="former-records">
        {props.records.map((record) => (
          <li key={record.id}>
            <b>{record.name}</b>
            {record.address && (
              <>
                {' · '}
                <bdi>{record.address}</bdi>
              </>
            )}
            <p className="note">
              {t('former.merged', { name: record.byName, when: format.instant(record.mergedAt) })}
              {record.reason && (
                <>
                  {' · '}
                  <bdi>{record.reason}</bdi>
                </>
              )}
              {record.undoneAt &&
                ` · ${t('merges.undone', { day: format.day(format.dayOf(record.undoneAt)) })}`}
            </p>
            {record.mayUndo && props.mayManage && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('merges.undo_of', { name: record.name })}
                loading={undo.isPending && undo.variables === record.id}
                onClick={() => undo.mutate(record.id)}
              >
                {t('merges.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Under which names and addresses somebody was known before; nothing where there is nothing to tell. */
export function FormerPerson({ person, mayManage }: { person: Person; mayManage: boolean }) {
  const t = useWords('people');
  const undo = useUndoMerge();
  const { furtherAddresses, formerRecords } = person;
  if (furtherAddresses.length + formerRecords.length === 0) return null;
  return (
    <FormerList
      title={t('former.person')}
      records={formerRecords.map(({ mergeId, email, ...rest }) => ({ ...rest, id: mergeId, address: email }))}
      mayManage={mayManage}
      undo={undo}
    >
      {furtherAddresses.length > 0 && (
        <p>
          {t('former.addresses')}{' '}
          {furtherAddresses.map(({ email, verified }) => (
            <span key={email} className="former-address">
              <bdi>{email}</bdi>
              {verified ? '' : ` (${t('former.unproven')})`}
            </span>
          ))}
        </p>
      )}
    </FormerList>
  );
}

export function FormerOrganization(props: { organization: Organization; mayManage: boolean }) {
  const t = useWords('people');
  const undo = useUndoOrganizationMerge(props.organization.id);
  const { merges } = props.organization;
  if (merges.length === 0) return null;
  return (
    <FormerList
      title={t('former.organization')}
      records={merges.map((merge) => ({ ...merge, address: null }))}
      mayManage={props.mayManage}
      undo={undo}
    />
  );
}
