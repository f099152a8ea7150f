import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Activity, AnswerOf, attendanceApi } from '@traccia/contracts';
import { useEffect, useMemo } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useReturnFocus } from '../../lib/use-return-focus';
import { useWords } from '../../lib/words';
import { useHideCode, useShowCode } from './mutations';
import { qrPath } from '../../components/qr-path';
import { attendanceQueries } from './queries';

type Shown = AnswerOf<typeof attendanceApi.showCode>;

/** The screen in the room: a code that changes every half minute, and how many have checked in. */
export function ShowCode(props: { activity: Activity; position: number; onClose: () => void }) {
  useReturnFocus();
  const t = useWords('attendance');
  const { activity, position } = props;
  const show = useShowCode(activity.id, position);
  const hide = useHideCode(activity.id, position);
  const { mutate } = show;
  useEffect(() => mutate(), [mutate]);
  const query = useQuery({ ...attendanceQueries.code(activity.id, position), enabled: show.isSuccess });
  const shown = query.data?.shown ?? show.data;
  const end = () => hide.mutate(undefined, { onSuccess: props.onClose });
  return (
    <Modal
      opened
      fullScreen
      onClose={props.onClose}
      title={t('code.title', { position })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="check-in-screen">
        <ProblemNote error={show.error ?? query.error ?? hide.error} onRetry={() => mutate()} />
        {shown && <CodeOnScreen shown={shown} />}
        <div className="room-acts">
          <Button variant="default" onClick={end} loading={hide.isPending}>
            {t('code.end')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function CodeOnScreen({ shown }: { shown: Shown }) {
  const t = useWords('attendance');
  const format = useFormat();
  const { path, size } = useMemo(() => qrPath(shown.url), [shown.url]);
  const address = shown.url.replace(/#.*/, '').replace(/^https?:\/\//, '');
  return (
    <>
      <p className="how">{t('code.how')}</p>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('code.picture')} className="qr">
        <path d={path} />
      </svg>
      <p className="typed">
        {t('code.or')} <bdi>{address}</bdi>
      </p>
      <p className="letters">
        <bdi>{`${shown.code.slice(0, 4)}-${shown.code.slice(4)}`}</bdi>
      </p>
      <p className="count" role="status">
        {t('code.count', {
          number: format.number(shown.checkedIn),
          enrolled: format.number(shown.enrolled),
        })}
      </p>
      {shown.asking > 0 && (
        <p>{t('code.asking', { count: shown.asking, number: format.number(shown.asking) })}</p>
      )}
    </>
  );
}
