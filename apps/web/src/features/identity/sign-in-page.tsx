import { Button, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { ApiProblem } from '../../lib/api';
import { useWords } from '../../lib/words';
import { DemoSignIns } from './demo-sign-ins';
import { LinkForm } from './link-form';
import { useStartOidc } from './mutations';
import { PasswordForm } from './password-form';
import { signInOptionsQuery } from './queries';
import { keepWayBack } from './way-back';
import './identity.css';

const route = getRouteApi('/sign-in');

function OtherServices({ names, back }: { names: readonly string[]; back: string }) {
  const t = useWords('identity');
  const start = useStartOidc();
  if (names.length === 0) return null;
  return (
    <>
      <hr className="rule-or" />
      <ProblemNote error={start.error} />
      <Stack gap="sm">
        {names.map((name) => (
          <Button key={name} variant="default" loading={start.isPending} onClick={() => start.mutate(back)}>
            {t('sign_in.with', { name })}
          </Button>
        ))}
      </Stack>
    </>
  );
}

export function SignInPage() {
  const t = useWords('identity');
  const { back: wanted, problem } = route.useSearch();
  const back = wanted ?? '/home';
  useEffect(() => {
    if (wanted) keepWayBack(wanted);
  }, [wanted]);
  const options = useQuery(signInOptionsQuery).data;
  const demo = options?.demoSignIns ?? [];
  return (
    <PageFrame title={t('sign_in.title')}>
      {problem && <ProblemNote error={new ApiProblem({ status: 401, code: problem })} />}
      <div className={demo.length > 0 ? 'sign-in-grid two' : 'sign-in-grid'}>
        <section>
          <Tabs defaultValue="password" keepMounted={false}>
            <Tabs.List aria-label={t('sign_in.ways')} mb="lg">
              <Tabs.Tab value="password">{t('sign_in.password')}</Tabs.Tab>
              <Tabs.Tab value="link">{t('sign_in.link')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="password">
              <PasswordForm back={back} />
            </Tabs.Panel>
            <Tabs.Panel value="link">
              <LinkForm kind="sign-in" />
            </Tabs.Panel>
          </Tabs>
          <OtherServices names={(options?.oidc ?? []).map(({ name }) => name)} back={back} />
          <hr className="rule-or" />
          <Text>
            {t('sign_in.no_account')} <TextLink to="/sign-up">{t('sign_in.open_account')}</TextLink>
          </Text>
        </section>
        {demo.length > 0 && <DemoSignIns people={demo} back={back} />}
      </div>
    </PageFrame>
  );
}
