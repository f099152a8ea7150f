import { Button, Group, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { MyOffer } from '@traccia/contracts';
import { useState } from 'react';
import { TextLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useAcceptOffer, useRefuseOffer } from './mutations';
import { selectionQueries } from './queries';
import './selection.css';

/** Places offered to me that wait for an answer; nothing where none does. */
export function MyOffers() {
  const offers = useQuery(selectionQueries.myOffers);
  const open = offers.data?.rows.filter(({ state }) => state === 'open') ?? [];
  return open.map((offer) => <Offer key={offer.id} offer={offer} />);
}

function Offer({ offer }: { offer: MyOffer }) {
  const t = useWords('selection');
  const say = useLocalised();
  const format = useFormat();
  const accept = useAcceptOffer();
  const [refusing, setRefusing] = useState(false);
  const mine = format.instant(lastMinute(offer.expiresAt));
  const there = format.instantIn(lastMinute(offer.expiresAt), offer.timeZone);
  return (
    <section className="my-offer" aria-label={t('offer.label', { activity: say(offer.activityTitle) })}>
      <h2>{t('offer.title', { activity: say(offer.activityTitle) })}</h2>
      <p>{format.dayRange(offer.startsOn, offer.endsOn)}</p>
      <p>
        {t('offer.until', { when: mine })}
        {there !== mine && (
          <>
            {' · '}
            {t('offer.until_there', { when: there, place: format.zoneName(offer.timeZone) })}
          </>
        )}
      </p>
      <Group>
        <Button
          loading={accept.isPending}
          onClick={() =>
            accept.mutate(offer.id, {
              onSuccess: () => notifications.show({ message: t('offer.accepted') }),
            })
          }
        >
          {t('offer.accept')}
        </Button>
        <Button variant="default" aria-expanded={refusing} onClick={() => setRefusing(!refusing)}>
          {t('offer.refuse')}
        </Button>
        <TextLink to="/activities/$code" params={{ code: offer.activityCode }}>
          {t('offer.activity')}
        </TextLink>
      </Group>
      <ProblemNote error={accept.error} />
      {refusing && <Refusal offer={offer} onClose={() => setRefusing(false)} />}
    </section>
  );
}

/** Giving it back is final, so it is asked twice. */
function Refusal({ offer, onClose }: { offer: MyOffer; onClose: () => void }) {
  const t = useWords('selection');
  const refuse = useRefuseOffer();
  const [reason, setReason] = useState('');
  return (
    <div>
      <Textarea
        label={t('offer.reason')}
        description={t('offer.reason_hint')}
        value={reason}
        maxLength={2000}
        autosize
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote error={refuse.error} />
      <Group mt="xs">
        <Button
          color="red"
          variant="outline"
          loading={refuse.isPending}
          onClick={() =>
            refuse.mutate(
              { id: offer.id, reason: reason.trim() || null },
              { onSuccess: () => notifications.show({ message: t('offer.refused') }) },
            )
          }
        >
          {t('offer.refuse_yes')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('offer.refuse_no')}
        </Button>
      </Group>
    </div>
  );
}

/** The offer ends just before its instant: the reader is told the last minute in which it holds. */
function lastMinute(expiresAt: string): string {
  return new Date(Date.parse(expiresAt) - 60_000).toISOString();
}
