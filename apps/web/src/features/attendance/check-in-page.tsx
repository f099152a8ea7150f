import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { AnswerOf, attendanceApi } from '@traccia/contracts';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useCheckIn } from './mutations';
import './attendance.css';

const grouped = (code: string) => (code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code);

/** Where the square code of the room leads; who cannot scan types the eight letters. */
export function CheckInPage() {
  const t = useWords('attendance');
  const checkIn = useCheckIn();
  const [code, setCode] = useState(() => grouped(window.location.hash.slice(1, 20)));
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const short = code.replace(/[^0-9A-Za-z]/g, '').length !== 8;
    setMissing(short);
    if (!short) checkIn.mutate(code);
  };
  return (
    <PageFrame title={t('check_in.title')} description={checkIn.data ? undefined : t('check_in.text')} narrow>
      {checkIn.data ? (
        <Outcome answer={checkIn.data} />
      ) : (
        <form onSubmit={submit} noValidate className="check-in-form">
          <TextInput
            label={t('check_in.code')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            dir="ltr"
            error={missing ? t('check_in.eight') : undefined}
          />
          <ProblemNote error={checkIn.error} />
          <Button type="submit" size="lg" loading={checkIn.isPending}>
            {t('check_in.act')}
          </Button>
        </form>
      )}
    </PageFrame>
  );
}

function Outcome({ answer }: { answer: AnswerOf<typeof attendanceApi.checkIn> }) {
  const t = useWords('attendance');
  const say = useLocalised();
  const format = useFormat();
  return (
    <div role="status" className="check-in-outcome">
      <h2>{t(`check_in.${answer.outcome}`)}</h2>
      <p>
        {say(answer.activityTitle)} · {say(answer.sessionTitle)}
        <br />
        {format.instantIn(answer.startsAt, answer.timeZone)}
      </p>
      {answer.outcome === 'asked' && <p>{t('check_in.asked_text')}</p>}
      <TextLink to="/my-activities">{t('check_in.mine')}</TextLink>
    </div>
  );
}
