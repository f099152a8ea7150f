import { Button, CopyButton, TextInput } from '@mantine/core';
import { administrationApi, type AnswerOf } from '@traccia/contracts';
import { useState, type SubmitEvent } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { checkBody } from '../../lib/check-body';
import { useFieldFaults } from '../../lib/problem-sentence';
import { useWords } from '../../lib/words';
import { useCreateApiKey } from './mutations';

export type MadeKey = Pick<AnswerOf<typeof administrationApi.createApiKey>, 'name' | 'secret'>;

/** Makes a key; its secret is handed up once and kept nowhere else. */
export function NewKeyForm({ onMade }: { onMade: (made: MadeKey) => void }) {
  const t = useWords('administration');
  const faultsOf = useFieldFaults();
  const create = useCreateApiKey();
  const [name, setName] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const [refused, setRefused] = useState<unknown>(null);
  const faults = faultsOf(refused);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = { name: name.trim(), expiresAt: endsOn ? `${endsOn}T23:59:59Z` : null };
    const problem = checkBody(administrationApi.createApiKey, body);
    setRefused(problem);
    if (problem) return;
    create.mutate(body, {
      onSuccess: (made) => {
        setName('');
        setEndsOn('');
        create.reset();
        onMade({ name: made.name, secret: made.secret });
      },
      onError: setRefused,
    });
  };
  return (
    <form className="key-form" onSubmit={submit} noValidate aria-labelledby="new-key">
      <h2 id="new-key">{t('keys.new')}</h2>
      <TextInput
        label={t('keys.new_name')}
        required
        maxLength={100}
        value={name}
        error={faults.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('keys.new_expires')}
        description={t('keys.new_expires_hint')}
        maw="14rem"
        value={endsOn}
        error={faults.expiresAt}
        onChange={(event) => setEndsOn(event.currentTarget.value)}
      />
      <ProblemNote error={refused} />
      <div>
        <Button type="submit" loading={create.isPending}>
          {t('keys.save')}
        </Button>
      </div>
    </form>
  );
}

/** The only time the secret is seen. */
export function NewSecret({ made, onDone }: { made: MadeKey; onDone: () => void }) {
  const t = useWords('administration');
  return (
    <section className="new-secret" role="alert">
      <h2>{t('keys.secret_title', { name: made.name })}</h2>
      <p>{t('keys.secret_text')}</p>
      <div className="line">
        <TextInput
          label={t('keys.secret_label')}
          readOnly
          dir="ltr"
          value={made.secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={made.secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'keys.copied' : 'keys.copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="subtle" onClick={onDone}>
          {t('keys.secret_done')}
        </Button>
      </div>
    </section>
  );
}
