import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Mailing } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { ApiProblem } from '../../lib/api';
import { useFormat } from '../../lib/format';
import { instantOfText, localText } from '../../lib/local-time';
import { useLocale } from '../../lib/locale';
import { useBusinessNow } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useSendMailing } from './mutations';
import { mailingsQueries } from './queries';

const hourMs = 3_600_000;

/** Now, or at a time in the writer's zone with the venue's beside it; asked once more before it leaves. */
export function SendPanel(props: { mailing: Mailing; version: number; flush: () => Promise<number> }) {
  const t = useWords('mailings');
  const { mailing, flush } = props;
  const send = useSendMailing(mailing.id);
  const [at, setAt] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  // The saving before it takes a moment in which a second click would be a second sending.
  const [going, setGoing] = useState(false);
  const { data } = useQuery(mailingsQueries.preview(mailing.id, props.version, {}));
  const count = data?.gets ?? 0;
  const go = async () => {
    if (going) return;
    setGoing(true);
    const version = await flush().finally(() => setGoing(false));
    send.mutate({ at, version }, { onError: () => setAsking(false) });
  };
  return (
    <section className="mailing-section" aria-labelledby="mailing-send">
      <h2 id="mailing-send">{t('send.title')}</h2>
      <Stack gap="md" align="start">
        <WhenFields mailing={mailing} at={at} onChange={setAt} />
        <ProblemNote error={send.error} />
        <Unfinished error={send.error} />
        {asking ? (
          <div role="group" aria-label={t('send.title')}>
            <p>{at === null ? t('send.sure_now', { count }) : t('send.sure_later', { count })}</p>
            <Group>
              <Button loading={going || send.isPending} onClick={() => void go()}>
                {at === null ? t('send.now', { count }) : t('send.schedule', { count })}
              </Button>
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('send.not_yet')}
              </Button>
            </Group>
          </div>
        ) : (
          <Button disabled={at === null && count === 0} onClick={() => setAsking(true)}>
            {at === null ? t('send.now', { count }) : t('send.schedule', { count })}
          </Button>
        )}
      </Stack>
    </section>
  );
}

function WhenFields(props: { mailing: Mailing; at: string | null; onChange: (at: string | null) => void }) {
  const t = useWords('mailings');
  const format = useFormat();
  const { zone } = useLocale();
  const now = useBusinessNow();
  const { at, onChange } = props;
  const venueZone = props.mailing.activity?.timeZone;
  const soon = () => new Date(Math.ceil(new Date(now).getTime() / hourMs + 1) * hourMs).toISOString();
  return (
    <>
      <Radio.Group
        label={t('send.when')}
        value={at === null ? 'now' : 'later'}
        onChange={(value) => onChange(value === 'now' ? null : soon())}
      >
        <Group mt="xs" gap="lg">
          <Radio value="now" label={t('send.at_once')} />
          <Radio value="later" label={t('send.later')} />
        </Group>
      </Radio.Group>
      {at !== null && (
        <TextInput
          type="datetime-local"
          label={t('send.at', { zone: format.zoneName(zone) })}
          description={
            venueZone && venueZone !== zone
              ? t('send.at_venue', {
                  time: format.instantIn(at, venueZone),
                  zone: format.zoneName(venueZone),
                })
              : undefined
          }
          value={localText(format, at, zone)}
          onChange={({ currentTarget }) => {
            const instant = instantOfText(currentTarget.value, zone);
            if (instant) onChange(instant);
          }}
        />
      )}
    </>
  );
}

/** Which part of which language is not finished; faults read `texts.<language>.<part>`. */
function Unfinished({ error }: { error: unknown }) {
  const t = useWords('mailings');
  const problems = useWords('problems');
  const format = useFormat();
  const faults = error instanceof ApiProblem ? error.faults : [];
  const shown = faults.flatMap(({ field, key, params }) => {
    const [, locale, part] = field.split('.');
    if (!field.startsWith('texts.') || !locale) return [];
    const where = `${format.languageName(locale)}, ${t(part === 'subject' ? 'what.subject' : 'what.body')}`;
    return [`${where}: ${problems.maybe(key, problems('fault.invalid'), params)}`];
  });
  if (shown.length === 0) return null;
  return (
    <ul className="mailing-reasons">
      {shown.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
