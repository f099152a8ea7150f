import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, catalogueApi } from '@traccia/contracts';
import { ButtonLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { StatusMark } from '../../components/status-mark';
import { useFormat } from '../../lib/format';
import { useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { OwnAttendance } from './attended';
import { useEnrol, useWithdraw } from './mutations';
import { withdrawalTermsQuery } from './queries';

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
          {asked && enrolment.status !== 'waiting' && <Terms enrolmentId={enrolment.id} />}
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

/** Each step that is still to come: below so many days the next band is reached. */
function dearerLater(bands: readonly { daysBefore: number; percent: number }[], daysBefore: number) {
  const sorted = bands.toSorted((a, b) => b.daysBefore - a.daysBefore);
  return sorted.flatMap((band, at) => {
    const before = sorted[at - 1];
    return before && before.daysBefore <= daysBefore
      ? [{ fewerThan: before.daysBefore, percent: band.percent }]
      : [];
  });
}

/** What leaving costs today and from which day it costs more, before anything is given back. */
function Terms({ enrolmentId }: { enrolmentId: string }) {
  const t = useWords('catalogue');
  const format = useFormat();
  const query = useQuery(withdrawalTermsQuery(enrolmentId));
  return (
    <QueryState query={query} lines={2}>
      {({ percent, amountCents, currency, daysBefore, bands }) => (
        <div>
          <Text fw={600}>
            {percent === 0 && t('withdraw.free')}
            {percent > 0 &&
              (amountCents !== null && currency !== null
                ? t('withdraw.costs', {
                    amount: format.money(amountCents, currency),
                    percent: format.percent(percent / 100),
                  })
                : t('withdraw.share', { percent: format.percent(percent / 100) }))}
          </Text>
          <ul>
            {dearerLater(bands, daysBefore).map((step) => (
              <li key={step.fewerThan}>
                {t('withdraw.later', {
                  days: format.number(step.fewerThan),
                  percent: format.percent(step.percent / 100),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </QueryState>
  );
}

function MyPlace({ enrolment }: { enrolment: MyEnrolment }) {
  const t = useWords('catalogue');
  const { status, waitPosition } = enrolment;
  if (status === 'attended' || status === 'completed')
    return (
      <Stack align="start" gap="sm">
        <StatusMark kind="done">
          {status === 'completed' ? t('mine.completed') : t('mine.attended')}
        </StatusMark>
        <OwnAttendance enrolmentId={enrolment.id} />
      </Stack>
    );
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
  if (activity.waitingListFull) return <Text>{t('enrol.list_full')}</Text>;
  return <Enrol activity={activity} />;
}
