import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import {
  type BodyOf,
  dryRunApi,
  evaluationPlansApi,
  instrumentsApi,
  type OwnedPlans,
  type PlanWaveBody,
} from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';

export interface Owner {
  kind: 'course' | 'activity';
  id: string;
}
export type DryRunFilters = Omit<NonNullable<Call<typeof dryRunApi.run>['query']>, 'after' | 'limit'>;

export const planQueries = {
  of: ({ kind, id }: Owner) =>
    queryOptions({
      queryKey: ['evaluation-plans', kind, id],
      queryFn: ({ signal }) =>
        callApi(kind === 'course' ? evaluationPlansApi.ofCourse : evaluationPlansApi.ofActivity, {
          params: { id },
          signal,
        }),
    }),
  version: (id: string) =>
    queryOptions({
      queryKey: ['evaluation-plans', 'version', id],
      queryFn: ({ signal }) => callApi(evaluationPlansApi.get, { params: { id }, signal }),
    }),
  preview: (id: string) =>
    queryOptions({
      queryKey: ['evaluation-plans', 'preview', id],
      queryFn: ({ signal }) => callApi(evaluationPlansApi.preview, { params: { id }, signal }),
      placeholderData: keepPreviousData,
    }),
  instruments: (search: string) =>
    queryOptions({
      queryKey: ['evaluation-plans', 'instruments', search],
      queryFn: ({ signal }) => callApi(instrumentsApi.list, { query: { search, limit: 8 }, signal }),
      placeholderData: keepPreviousData,
    }),
  dryRun: (activityId: string, filters: DryRunFilters) =>
    infiniteQueryOptions({
      queryKey: ['evaluation-plans', 'dry-run', activityId, filters],
      queryFn: ({ pageParam, signal }) =>
        callApi(dryRunApi.run, {
          params: { id: activityId },
          query: { ...filters, after: pageParam, limit: 50 },
          signal,
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
};

/** Every act answers with the plans as they are now; what else stands on them is read anew. */
export function usePlanActs(owner: Owner) {
  const client = useQueryClient();
  const take = async (plans: OwnedPlans) => {
    client.setQueryData(planQueries.of(owner).queryKey, plans);
    await client.invalidateQueries({ queryKey: ['evaluation-plans', 'dry-run'] });
    await client.invalidateQueries({ queryKey: ['activities'] });
  };
  const begin = useMutation({
    mutationFn: ({ from }: BodyOf<typeof evaluationPlansApi.beginForCourse>) =>
      callApi(
        owner.kind === 'course' ? evaluationPlansApi.beginForCourse : evaluationPlansApi.beginForActivity,
        {
          params: { id: owner.id },
          body: { from },
        },
      ),
    onSuccess: take,
  });
  const activate = useMutation({
    mutationFn: ({ id, ...body }: { id: string; version: number; activityIds: string[] }) =>
      callApi(evaluationPlansApi.activate, { params: { id }, body }),
    onSuccess: take,
  });
  const discard = useMutation({
    mutationFn: (id: string) => callApi(evaluationPlansApi.discard, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: planQueries.of(owner).queryKey }),
  });
  const hold = useMutation({
    mutationFn: ({ id, reason, on }: { id: string; reason: string; on: boolean }) =>
      callApi(on ? evaluationPlansApi.resume : evaluationPlansApi.pause, {
        params: { id },
        body: { reason },
      }),
    onSuccess: take,
  });
  return { begin, activate, discard, hold };
}

/** Saves the draft; the preview that belongs to what was saved is read anew. */
export function useSaveDraft(id: string) {
  const client = useQueryClient();
  return async (
    waves: readonly PlanWaveBody[],
    version: number,
  ): Promise<{ version: number; codes: string[] }> => {
    const plans = await callApi(evaluationPlansApi.save, {
      params: { id },
      body: { version, waves: [...waves] },
    });
    void client.invalidateQueries({ queryKey: planQueries.preview(id).queryKey });
    return {
      version: plans.draft?.version ?? version,
      codes: (plans.draft?.waves ?? []).map(({ code }) => code),
    };
  };
}
