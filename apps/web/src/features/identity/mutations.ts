import { identityApi, type Me } from '@traccia/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { callApi, type BodyOf } from '../../lib/api';
import { meQuery } from '../../lib/me';
import { takeWayBack } from './way-back';

/** Goes on as somebody else: what the page knew for the person before is forgotten. */
function useArriveAs() {
  const client = useQueryClient();
  const router = useRouter();
  return async (me: Me | null, path: string) => {
    client.setQueryData(meQuery.queryKey, me);
    // Gone before the gates of the page that is left look at who is there.
    router.history.push(path);
    await router.invalidate();
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me', type: 'inactive' });
  };
}

export function useSignIn(back: string) {
  const arriveAs = useArriveAs();
  return useMutation({
    mutationFn: (body: BodyOf<typeof identityApi.signIn>) => callApi(identityApi.signIn, { body }),
    onSuccess: (me) => {
      takeWayBack();
      return arriveAs(me, back);
    },
  });
}

export function useSignOut() {
  const arriveAs = useArriveAs();
  return useMutation({
    mutationFn: () => callApi(identityApi.signOut),
    onSuccess: () => arriveAs(null, '/catalogue'),
  });
}

/** A mailed token that signs in: by link, or by confirming the address. */
export function useTokenSignIn(kind: 'link' | 'verify') {
  const arriveAs = useArriveAs();
  const endpoint = kind === 'link' ? identityApi.signInByLink : identityApi.verifyEmail;
  return useMutation({
    mutationFn: (token: string) => callApi(endpoint, { body: { token } }),
    onSuccess: (me) => arriveAs(me, takeWayBack() ?? '/home'),
  });
}

export function useResetPassword() {
  const arriveAs = useArriveAs();
  return useMutation({
    mutationFn: (body: BodyOf<typeof identityApi.resetPassword>) =>
      callApi(identityApi.resetPassword, { body }),
    onSuccess: (me) => arriveAs(me, '/home'),
  });
}

export function useSignUp() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof identityApi.signUp>) => callApi(identityApi.signUp, { body }),
  });
}

/** Mails that carry a link; the answer is the same whether or not the address is known. */
export function useAskForLink(kind: 'sign-in' | 'reset') {
  const endpoint = kind === 'sign-in' ? identityApi.requestSignInLink : identityApi.requestPasswordReset;
  return useMutation({
    mutationFn: (body: BodyOf<typeof identityApi.requestSignInLink>) => callApi(endpoint, { body }),
  });
}

export function useConfirmEmail() {
  return useMutation({
    meta: { invalidates: [meQuery.queryKey] },
    mutationFn: (token: string) => callApi(identityApi.confirmEmailChange, { body: { token } }),
  });
}

export function useStartOidc() {
  return useMutation({
    mutationFn: (returnTo: string) => callApi(identityApi.oidcStart, { body: { returnTo } }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
}
