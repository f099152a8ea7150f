import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Activity, RoomRow } from '@traccia/contracts';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../../components/link';
import { QueryState } from '../../components/query-state';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { AddWalkIn } from './add-walk-in';
import { keepRoom } from './offline';
import { attendanceQueries, roomAddresses } from './queries';
import { RoomSheet } from './room-sheet';
import { ShowCode } from './show-code';
import { useMayRecord } from './use-may-record';
import { WalkInRequests } from './walk-in-requests';

type Session = Activity['sessions'][number];

/** One session: when it is, what can be done in the room, and the list. */
export function OneSession({ activity, session }: { activity: Activity; session: Session }) {
  const t = useWords('attendance');
  const format = useFormat();
  const say = useLocalised();
  const { zone } = useLocale();
  const mayRecord = useMayRecord();
  const room = useQuery(attendanceQueries.room(activity.id, session.position));
  const kept = useKeptRoom(activity, session.position, room.data);
  const there = `${format.instantIn(session.startsAt, activity.timeZone)}–${format.time(session.endsAt, activity.timeZone)}`;
  return (
    <section aria-labelledby="session-title">
      <h2 id="session-title">{say(session.titles)}</h2>
      <p className="both-zones">
        {activity.timeZone === zone
          ? t('same_zone', { there })
          : t('when', { there, here: format.instant(session.startsAt) })}
      </p>
      <RoomActs activity={activity} position={session.position} mayRecord={mayRecord} />
      {mayRecord && <p className="kept">{kept ? t('kept') : t('not_kept')}</p>}
      <QueryState
        query={room}
        empty={{ when: (people) => people.length === 0, title: t('nobody'), text: t('nobody_text') }}
      >
        {(people) => (
          <RoomSheet
            activityId={activity.id}
            position={session.position}
            people={people}
            closed={activity.status === 'closed'}
            mayRecord={mayRecord}
          />
        )}
      </QueryState>
    </section>
  );
}

function RoomActs(props: { activity: Activity; position: number; mayRecord: boolean }) {
  const t = useWords('attendance');
  const [open, setOpen] = useState<'code' | 'walk-in' | null>(null);
  const { activity, position, mayRecord } = props;
  return (
    <>
      <div className="room-acts">
        {mayRecord && (
          <>
            <Button variant="default" onClick={() => setOpen('code')}>
              {t('code.show')}
            </Button>
            <Button variant="default" onClick={() => setOpen('walk-in')}>
              {t('walk_in.add')}
            </Button>
          </>
        )}
        <ButtonLink
          variant="default"
          to="/staff/activities/$activityId/sign-in-sheet"
          params={{ activityId: activity.id }}
          search={{ session: position }}
        >
          {t('sheet.print')}
        </ButtonLink>
      </div>
      {mayRecord && <WalkInRequests activityId={activity.id} />}
      {open === 'code' && <ShowCode activity={activity} position={position} onClose={() => setOpen(null)} />}
      {open === 'walk-in' && (
        <AddWalkIn activityId={activity.id} position={position} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

/** Keeps a copy of the room on this device whenever the server has shown it; says whether there is one. */
function useKeptRoom(activity: Activity, position: number, people: RoomRow[] | undefined): boolean {
  const me = useMe();
  const [kept, setKept] = useState(false);
  useEffect(() => {
    if (!me || !people || !navigator.onLine) return;
    const at = roomAddresses(activity.id, position);
    const page = { rows: people, next: null, total: people.length };
    void keepRoom({ [at.me]: me, [at.activity]: activity, [at.room]: page }).then(setKept);
  }, [activity, me, people, position]);
  return kept || !navigator.onLine;
}
