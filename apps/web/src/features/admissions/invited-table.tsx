import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { InvitedGuest } from '@traccia/contracts';
import { useState } from 'react';
import { type Column, DataTable } from '../../components/data-table';
import { ProblemNote } from '../../components/problem-note';
import { StatusMark, type StatusKind } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useInviteAgain, useUninvite } from './mutations';

const stateMarks: Record<InvitedGuest['state'], StatusKind> = {
  invited: 'planned',
  applied: 'done',
  declined: 'off',
};
const mailMarks: Record<InvitedGuest['mail']['state'], StatusKind> = {
  waiting: 'running',
  sent: 'done',
  failed: 'trouble',
  nobody: 'trouble',
};
/** From here on somebody looks for a name rather than reads the list. */
const manyGuests = 10;

const nameOf = (guest: InvitedGuest) => guest.organizationName ?? guest.personName ?? guest.address ?? '';

function Guest({ guest }: { guest: InvitedGuest }) {
  const t = useWords('admissions');
  const unknown = guest.organizationName === null && guest.personName === null;
  const beside = unknown
    ? t('plan.no_account')
    : [guest.personOrganizationName, guest.personName === null ? null : guest.address]
        .filter(Boolean)
        .join(' · ');
  return (
    <>
      {unknown ? <bdi>{nameOf(guest)}</bdi> : nameOf(guest)}
      {beside && <span className="row-code">{beside}</span>}
    </>
  );
}

function MailState({ guest: { mail, organizationName } }: { guest: InvitedGuest }) {
  const t = useWords('admissions');
  const reasons = useWords('messages');
  const format = useFormat();
  const points =
    organizationName !== null && mail.state === 'sent'
      ? t('plan.mail.points', { count: mail.count, n: format.number(mail.count) })
      : null;
  const reason =
    mail.state === 'failed' && mail.reason ? reasons.maybe(`reason.${mail.reason}`, mail.reason) : null;
  return (
    <>
      <StatusMark kind={mailMarks[mail.state]}>{t(`plan.mail.${mail.state}`)}</StatusMark>
      {(points ?? reason) && <span className="row-code">{points ?? reason}</span>}
    </>
  );
}

function GuestActs({ activityId, guest }: { activityId: string; guest: InvitedGuest }) {
  const t = useWords('admissions');
  const [asked, ask] = useDisclosure(false);
  const again = useInviteAgain(activityId);
  const uninvite = useUninvite(activityId);
  const name = nameOf(guest);
  return (
    <>
      <Group gap="xs">
        {guest.state !== 'applied' && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('plan.again_named', { name })}
            loading={again.isPending}
            onClick={() => again.mutate(guest.id)}
          >
            {t('plan.again')}
          </Button>
        )}
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('plan.take_back_named', { name })}
          onClick={ask.open}
        >
          {t('plan.take_back')}
        </Button>
      </Group>
      <ProblemNote error={again.error} />
      <Modal
        opened={asked}
        onClose={ask.close}
        title={t('plan.take_back_named', { name })}
        withCloseButton={false}
        centered
      >
        <Stack>
          <Text>{t('plan.take_back_sure', { name })}</Text>
          <ProblemNote error={uninvite.error} />
          <Group>
            <Button
              color="red"
              loading={uninvite.isPending}
              onClick={() => uninvite.mutate(guest.id, { onSuccess: ask.close })}
            >
              {t('plan.take_back')}
            </Button>
            <Button variant="default" onClick={ask.close}>
              {t('keep')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function useGuestColumns(activityId: string): Column<InvitedGuest>[] {
  const t = useWords('admissions');
  const format = useFormat();
  return [
    { key: 'guest', header: t('plan.col_guest'), cell: (guest) => <Guest guest={guest} /> },
    {
      key: 'when',
      header: t('plan.col_when'),
      cell: (guest) => (
        <>
          {format.instant(guest.invitedAt)}
          {guest.invitedByName && (
            <span className="row-code">{t('plan.by', { name: guest.invitedByName })}</span>
          )}
        </>
      ),
    },
    { key: 'mail', header: t('plan.col_mail'), cell: (guest) => <MailState guest={guest} /> },
    {
      key: 'state',
      header: t('plan.col_state'),
      cell: (guest) => (
        <>
          <StatusMark kind={stateMarks[guest.state]}>{t(`plan.state.${guest.state}`)}</StatusMark>
          {guest.organizationName !== null && guest.applicants > 0 && (
            <span className="row-code">
              {t('plan.applicants', { count: guest.applicants, n: format.number(guest.applicants) })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'acts',
      header: t('col.acts'),
      cell: (guest) => <GuestActs activityId={activityId} guest={guest} />,
    },
  ];
}

/** Who was invited, whether the mail arrived, and what they made of it. */
export function InvitedTable({ activityId, guests }: { activityId: string; guests: InvitedGuest[] }) {
  const t = useWords('admissions');
  const columns = useGuestColumns(activityId);
  const [search, setSearch] = useState('');
  if (guests.length === 0) return <Text>{t('plan.no_invitations')}</Text>;
  const wanted = search.trim().toLowerCase();
  const shown = guests.filter((guest) =>
    [nameOf(guest), guest.address, guest.personOrganizationName].some((text) =>
      text?.toLowerCase().includes(wanted),
    ),
  );
  return (
    <div className="invited-table">
      {guests.length > manyGuests && (
        <TextInput
          type="search"
          label={t('plan.find')}
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {shown.length === 0 ? (
        <Text>{t('plan.none_found')}</Text>
      ) : (
        <DataTable
          caption={t('plan.invitations')}
          captionHidden
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
        />
      )}
    </div>
  );
}
