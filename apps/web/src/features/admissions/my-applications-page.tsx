import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { MyApplication } from '@traccia/contracts';
import type { ReactNode } from 'react';
import type { Column } from '../../components/data-table';
import { ButtonLink, TextLink } from '../../components/link';
import { PagedTable } from '../../components/paged-table';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { StatusMark } from '../../components/status-mark';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useWithdrawApplication } from './mutations';
import { MyInvitations } from './my-invitations';
import { admissionsQueries } from './queries';
import { stateMarks } from './state-words';

function Withdraw({ row }: { row: MyApplication }) {
  const t = useWords('admissions');
  const [asked, ask] = useDisclosure(false);
  const withdraw = useWithdrawApplication();
  const draft = row.state === 'draft';
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={ask.open}>
        {draft ? t('discard') : t('withdraw')}
      </Button>
      <Modal
        opened={asked}
        onClose={ask.close}
        title={draft ? t('discard') : t('withdraw')}
        withCloseButton={false}
        centered
      >
        <Stack>
          <Text>{draft ? t('discard.sure') : t('withdraw.sure')}</Text>
          <ProblemNote error={withdraw.error} />
          <Group>
            <Button
              color="red"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate(row.id, { onSuccess: ask.close })}
            >
              {draft ? t('discard.yes') : t('withdraw.yes')}
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

function useNextWords(row: MyApplication, entered: boolean): string {
  const t = useWords('admissions');
  if (row.activityCancelled) return t('next.activity_cancelled');
  return entered ? t('next.entered') : t(`next.${row.state}`);
}

/** What happens next, in words; a nominee is asked for the rest of the form. */
function Next({ row }: { row: MyApplication }) {
  const t = useWords('admissions');
  const considered = ['submitted', 'needs_approval', 'eligible'].includes(row.state);
  const toSend = considered && !row.formComplete && !row.activityCancelled;
  const entered = toSend && row.nominatedBy === null;
  const formOpen = row.state === 'draft' || toSend;
  const rest = entered ? t('check_form') : t('complete_form');
  const sentence = useNextWords(row, entered);
  return (
    <Stack gap={4} align="start">
      <Text size="sm">{sentence}</Text>
      {formOpen && (
        <TextLink to="/my-applications/$applicationId" params={{ applicationId: row.id }} size="sm">
          {row.state === 'draft' ? t('go_on') : rest}
        </TextLink>
      )}
    </Stack>
  );
}

function useColumns(): Column<MyApplication>[] {
  const t = useWords('admissions');
  const say = useLocalised();
  const format = useFormat();
  return [
    {
      key: 'activity',
      header: t('col.activity'),
      cell: (row) => (
        <>
          <TextLink to="/activities/$code" params={{ code: row.activityCode }} size="sm" fw={600}>
            {say(row.activityTitle)}
          </TextLink>
          <Text size="sm" c="dimmed">
            {format.dayRange(row.startsOn, row.endsOn)}
          </Text>
        </>
      ),
    },
    {
      key: 'state',
      header: t('col.state'),
      cell: (row) => (
        <StatusMark kind={stateMarks[row.state]}>
          {row.activityCancelled ? t('state.activity_cancelled') : t(`state.${row.state}`)}
        </StatusMark>
      ),
    },
    { key: 'nominator', header: t('col.nominated_by'), cell: (row) => row.nominatedBy ?? '–' },
    { key: 'next', header: t('col.next'), cell: (row) => <Next row={row} /> },
    {
      key: 'acts',
      header: t('col.acts'),
      cell: (row) => (row.mayWithdraw ? <Withdraw row={row} /> : '–'),
    },
  ];
}

/** The own applications: where each stands and what happens next; above them what another feature puts there. */
export function MyApplicationsPage({ children }: { children?: ReactNode }) {
  const t = useWords('admissions');
  const list = useInfiniteQuery(admissionsQueries.mine);
  const columns = useColumns();
  return (
    <PageFrame title={t('mine.title')} description={t('mine.description')}>
      {children}
      <MyInvitations />
      <PagedTable
        query={list}
        caption={t('mine.title')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={{
          title: t('mine.empty_title'),
          text: t('mine.empty_text'),
          action: <ButtonLink to="/catalogue">{t('mine.empty_act')}</ButtonLink>,
        }}
      />
    </PageFrame>
  );
}
