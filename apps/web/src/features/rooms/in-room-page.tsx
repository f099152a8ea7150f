import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { EmptyState } from '../../components/empty-state';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { useWords } from '../../lib/words';

const page = getRouteApi('/signed-in/in-room/$waveId');

/** Back from signing in: on to the own form. */
export function InRoomPage() {
  const t = useWords('rooms');
  const { waveId } = page.useParams();
  const { none } = page.useSearch();
  useEffect(() => {
    if (!none) window.location.replace(`/api/in-room/${waveId}`);
  }, [none, waveId]);
  return (
    <PageFrame title={t('in.title')} narrow>
      {none ? (
        <EmptyState
          title={t('in.none_title')}
          text={t('in.none_text')}
          action={<TextLink to="/my-activities">{t('in.mine')}</TextLink>}
        />
      ) : (
        <p role="status">{t('in.going')}</p>
      )}
    </PageFrame>
  );
}
