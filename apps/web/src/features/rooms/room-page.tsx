import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Room } from '@traccia/contracts';
import { useMemo, useState } from 'react';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { qrPath } from '../../components/qr-path';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { roomQueries, useCloseRoom, useOpenRoom } from './queries';
import './rooms.css';

const page = getRouteApi('/signed-in/staff/staff/waves/$waveId/room');

/** The screen for the projector. */
export function RoomPage() {
  const t = useWords('rooms');
  const say = useLocalised();
  const { waveId } = page.useParams();
  const query = useQuery(roomQueries.one(waveId));
  return (
    <PageFrame title={t('title')} description={query.data ? say(query.data.activityTitle) : undefined}>
      <QueryState query={query} lines={8}>
        {(room) => <Screen room={room} />}
      </QueryState>
    </PageFrame>
  );
}

function Screen({ room }: { room: Room }) {
  const t = useWords('rooms');
  const open = useOpenRoom(room.waveId);
  if (room.state === 'open') return <OpenRoom room={room} />;
  if (room.state !== 'planned') return <Text>{t(`over.${room.state}`)}</Text>;
  return (
    <>
      <Text mb="md">{t('before')}</Text>
      <ProblemNote error={open.error} />
      <Button size="lg" loading={open.isPending} onClick={() => open.mutate()}>
        {t('open')}
      </Button>
    </>
  );
}

function OpenRoom({ room }: { room: Room }) {
  const t = useWords('rooms');
  const format = useFormat();
  const close = useCloseRoom(room.waveId);
  const [sure, ask] = useState(false);
  const { path, size } = useMemo(() => qrPath(room.url), [room.url]);
  return (
    <div className="room-screen">
      <p className="how">{t('how')}</p>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('picture')} className="qr">
        <path d={path} />
      </svg>
      <p>
        <bdi>{room.url.replace(/^https?:\/\//, '')}</bdi>
      </p>
      <p className="how" role="status">
        {t('count', { number: format.number(room.answeredAtLeast), asked: format.number(room.asked) })}
      </p>
      <ProblemNote error={close.error} />
      {sure ? (
        <Group justify="center">
          <Text>{t('close.sure')}</Text>
          <Button color="red" loading={close.isPending} onClick={() => close.mutate()}>
            {t('close')}
          </Button>
          <Button variant="default" onClick={() => ask(false)}>
            {t('close.not')}
          </Button>
        </Group>
      ) : (
        <Button variant="default" onClick={() => ask(true)}>
          {t('close')}
        </Button>
      )}
    </div>
  );
}
