import { MutationObserver, QueryObserver } from '@tanstack/react-query';
import { ApiProblem } from './api';
import { meQuery } from './me';
import { createQueryClient } from './query-client';

it('fetches again what a mutation says it makes stale, and nothing else', async () => {
  const client = createQueryClient();
  const fetched: string[] = [];
  const stops = ['home', 'catalogue'].map((key) =>
    new QueryObserver(client, {
      queryKey: [key],
      queryFn: () => {
        fetched.push(key);
        return key;
      },
    }).subscribe(() => undefined),
  );
  await new Promise((resolve) => setTimeout(resolve, 10));
  fetched.length = 0;
  const mutation = new MutationObserver(client, {
    mutationFn: () => Promise.resolve(1),
    meta: { invalidates: [['home']] },
  });
  await mutation.mutate();
  expect(fetched).toEqual(['home']);
  stops.forEach((stop) => stop());
  client.clear();
});

it('knows nobody any more when the server says that the session has ended', async () => {
  const client = createQueryClient();
  client.setQueryData(meQuery.queryKey, { id: 'x' } as never);
  const ended = () => Promise.reject(new ApiProblem({ status: 401, code: 'session.required' }));
  await client.fetchQuery({ queryKey: ['home'], queryFn: ended }).catch(() => undefined);
  expect(client.getQueryData(meQuery.queryKey)).toBeNull();
  client.clear();
});

it('asks twice more when the server cannot be reached, not when it says no', async () => {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryDelay: 1 } });
  const tries = async (problem: ApiProblem) => {
    let count = 0;
    const fail = () => {
      count += 1;
      return Promise.reject(problem);
    };
    const retry = client.getDefaultOptions().queries?.retry;
    await client
      .fetchQuery({ queryKey: [problem.code], queryFn: fail, ...(retry === undefined ? {} : { retry }) })
      .catch(() => undefined);
    return count;
  };
  expect(await tries(new ApiProblem({ status: 0, code: 'offline' }))).toBe(3);
  expect(await tries(new ApiProblem({ status: 404, code: 'request.not-found' }))).toBe(1);
  client.clear();
});
