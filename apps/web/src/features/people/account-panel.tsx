import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Person } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { StatusMark } from '../../components/status-mark';
import { useMe } from '../../lib/me';
import { useWords } from '../../lib/words';
import { useSetDisabled } from './mutations';

/** Whether the person can sign in; closing asks once, because it ends what they are doing. */
export function AccountPanel({ person, mayManage }: { person: Person; mayManage: boolean }) {
  const t = useWords('people');
  const me = useMe();
  const change = useSetDisabled(person.id);
  const [asking, setAsking] = useState(false);
  const set = (disabled: boolean) => {
    setAsking(false);
    change.mutate(disabled, {
      onSuccess: () =>
        notifications.show({ message: t(disabled ? 'account.was_closed' : 'account.was_reopened') }),
    });
  };
  return (
    <section aria-labelledby="person-account">
      <h2 id="person-account">{t('account.title')}</h2>
      <StatusMark kind={person.disabled ? 'off' : 'done'}>
        {t(person.disabled ? 'account.closed' : 'account.open')}
      </StatusMark>
      <p className="note">{t(person.disabled ? 'account.closed_text' : 'account.open_text')}</p>
      {mayManage && person.disabled && (
        <Button variant="default" loading={change.isPending} onClick={() => set(false)}>
          {t('account.reopen')}
        </Button>
      )}
      {mayManage && !person.disabled && !asking && me?.id !== person.id && (
        <Button variant="default" loading={change.isPending} onClick={() => setAsking(true)}>
          {t('account.close')}
        </Button>
      )}
      {asking && (
        <div role="group" aria-label={t('account.close')}>
          <p className="note">{t('account.close_warning')}</p>
          <Group>
            <Button variant="outline" color="red" onClick={() => set(true)}>
              {t('account.close')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('account.keep')}
            </Button>
          </Group>
        </div>
      )}
      <ProblemNote error={change.error} />
    </section>
  );
}
