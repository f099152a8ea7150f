import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { AnswerOf, catalogueApi } from '@traccia/contracts';
import { ButtonLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { StatusMark } from '../../components/status-mark';
import { useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useEnrol, useWithdraw } from './mutations';

type Activity = AnswerOf<typeof catalogueApi.get>;
type MyEnrolment = NonNullable<Activity['myEnrolment']>;

function Withdraw({ enrolment }: { enrolment: MyEnrolment }) {
  const t = useWords('catalogue');
  const [asked, ask] = useDisclosure(false);
  const withdraw = useWithdraw();
  const confirm = () =>
    withdraw.mutate(enrolment.id, {
      onSuccess: () => {
        ask.close();
        notifications.show({ message: t('withdraw.done') });
      },
    });
  return (
    <>
      <Button variant="default" onClick={ask.open}>
        {t('withdraw')}
      </Button>
      <Modal opened={asked} onClose={ask.close} title={t('withdraw')} withCloseButton={false} centered>
        <Stack>
          <Text>{t('withdraw.sure')}</Text>
          <ProblemNote error={withdraw.error} />
          <Group>
            <Button color="red" onClick={confirm} loading={withdraw.isPending}>
              {t('withdraw.yes')}
            </Button>
            <Button variant="default" onClick={ask.close}>
              {t('withdraw.no')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function MyPlace({ enrolment }: { enrolment: MyEnrolment }) {
  const t = useWords('catalogue');
  const { status, waitPosition } = enrolment;
  if (status === 'attended') return <StatusMark kind="done">{t('mine.attended')}</StatusMark>;
  if (status === 'completed') return <StatusMark kind="done">{t('mine.completed')}</StatusMark>;
  const waiting = status === 'waiting';
  return (
    <Stack align="start" gap="sm">
      <StatusMark kind={waiting ? 'planned' : 'running'}>
        {waiting ? t('mine.waiting', { position: waitPosition ?? '' }) : t('mine.enrolled')}
      </StatusMark>
      <Withdraw enrolment={enrolment} />
    </Stack>
  );
}

function Enrol({ activity }: { activity: Activity }) {
  const t = useWords('catalogue');
  const me = useMe();
  const enrol = useEnrol(activity.id);
  const full = activity.placesLeft !== null && activity.placesLeft <= 0;
  const press = () =>
    enrol.mutate(undefined, {
      onSuccess: ({ status, waitPosition }) =>
        notifications.show({
          message:
            status === 'waiting'
              ? t('enrol.done_waiting', { position: waitPosition ?? '' })
              : t('enrol.done'),
        }),
    });
  return (
    <Stack align="start" gap="sm">
      {full && <Text size="sm">{t('enrol.full')}</Text>}
      {me ? (
        <Button onClick={press} loading={enrol.isPending}>
          {full ? t('enrol.waiting') : t('enrol')}
        </Button>
      ) : (
        <ButtonLink to="/sign-in" search={{ back: `/activities/${activity.code}` }}>
          {t('enrol.sign_in')}
        </ButtonLink>
      )}
      <ProblemNote error={enrol.error} />
    </Stack>
  );
}

/** My place in the activity, or the way to one. */
export function EnrolBox({ activity }: { activity: Activity }) {
  const t = useWords('catalogue');
  const mine = activity.myEnrolment;
  if (mine && !['withdrawn', 'cancelled'].includes(mine.status)) return <MyPlace enrolment={mine} />;
  if (!activity.open) return <Text>{t('enrol.closed')}</Text>;
  return <Enrol activity={activity} />;
}
