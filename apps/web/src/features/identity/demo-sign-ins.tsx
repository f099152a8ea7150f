import { Text, UnstyledButton } from '@mantine/core';
import type { AnswerOf, identityApi } from '@traccia/contracts';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';
import { useSignIn } from './mutations';

type DemoSignIn = AnswerOf<typeof identityApi.signInOptions>['demoSignIns'][number];

/** One press signs in as somebody of the demonstration. */
export function DemoSignIns({ people, back }: { people: readonly DemoSignIn[]; back: string }) {
  const t = useWords('identity');
  const codes = useWords('codes');
  const signIn = useSignIn(back);
  return (
    <section>
      <h2>{t('sign_in.demo')}</h2>
      <Text c="dimmed" mb="md">
        {t('sign_in.demo_hint')}
      </Text>
      <ProblemNote error={signIn.error} />
      <ul className="demo-people">
        {people.map(({ email, password, role, name }) => (
          <li key={email}>
            <UnstyledButton disabled={signIn.isPending} onClick={() => signIn.mutate({ email, password })}>
              <span>
                <span className="role">{codes(`role.${role}`)}</span>
                <br />
                <span className="who">{name}</span>
              </span>
              <span className="go" aria-hidden="true">
                →
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
