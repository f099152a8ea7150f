import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useId, useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useUnsavedWarning } from '../../components/unsaved-warning';
import { useWords } from '../../lib/words';
import { useWithdraw } from './queries';

const shortest = 3;

/** Says why an edition should not be cited any more; it cannot be taken back. */
export function WithdrawPanel({ code }: { code: string }) {
  const t = useWords('editions');
  const heading = useId();
  const withdraw = useWithdraw(code);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const short = reason.trim().length < shortest;
  useUnsavedWarning(open && reason !== '' && !withdraw.isSuccess);
  const submit = () => {
    setAsked(true);
    if (short) return;
    withdraw.mutate(reason.trim(), {
      onSuccess: () => notifications.show({ message: t('withdraw.done') }),
    });
  };
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{t('withdraw.title')}</h2>
      <p>{t('withdraw.text')}</p>
      {!open && (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('withdraw.open')}
        </Button>
      )}
      {open && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <TextInput
            label={t('withdraw.reason')}
            required
            maxLength={500}
            value={reason}
            error={asked && short ? t('withdraw.reason_short') : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <ProblemNote error={withdraw.error} />
          <Group gap="sm" mt="sm">
            <Button type="submit" color="red" variant="outline" loading={withdraw.isPending}>
              {t('withdraw.submit', { code })}
            </Button>
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  );
}
