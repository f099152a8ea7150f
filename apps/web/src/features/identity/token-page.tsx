import { Button, Stack } from '@mantine/core';
import { tokenSchema } from '@traccia/contracts';
import { useState, type ReactNode } from 'react';
import { TextLink } from '../../components/link';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';

/** The token behind the # of a mailed link: it never reaches a server by opening the page. */
export function useMailedToken(): string | null {
  const [token] = useState(() => tokenSchema.safeParse(window.location.hash.slice(1)).data ?? null);
  return token;
}

/** What stands where a mailed token is missing from the address. */
export function TokenMissing() {
  const t = useWords('identity');
  return (
    <Stack align="start">
      <p>{t('token.missing')}</p>
      <TextLink to="/sign-in">{t('token.new')}</TextLink>
    </Stack>
  );
}

/** A page that does one thing with a mailed token, when its button is pressed. */
export function TokenPage(props: {
  title: string;
  text: string;
  act: string;
  mutation: { mutate: (token: string) => void; isPending: boolean; isSuccess: boolean; error: unknown };
  done?: ReactNode;
}) {
  const t = useWords('identity');
  const token = useMailedToken();
  const { mutation, done } = props;
  if (!token)
    return (
      <PageFrame title={props.title} narrow>
        <TokenMissing />
      </PageFrame>
    );
  return (
    <PageFrame title={props.title} description={mutation.isSuccess && done ? undefined : props.text} narrow>
      {mutation.isSuccess && done ? (
        <div role="status">{done}</div>
      ) : (
        <Stack align="start">
          <Button onClick={() => mutation.mutate(token)} loading={mutation.isPending}>
            {props.act}
          </Button>
          <ProblemNote error={mutation.error} />
          {mutation.error !== null && <TextLink to="/sign-in">{t('token.new')}</TextLink>}
        </Stack>
      )}
    </PageFrame>
  );
}
