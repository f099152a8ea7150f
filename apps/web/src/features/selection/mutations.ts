import { useMutation, useQueryClient } from '@tanstack/react-query';
import { fundingApi, logisticsApi, offersApi, selectionApi, type SelectionDetail } from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';
import { selectionQueries } from './queries';

type Decision = NonNullable<Call<typeof selectionApi.decide>['body']>;
type Criteria = NonNullable<Call<typeof selectionApi.setCriteria>['body']>;
type Scores = NonNullable<Call<typeof selectionApi.score>['body']>['scores'];
type Logistics = NonNullable<Call<typeof logisticsApi.save>['body']>;

export function useDecide(id: string) {
  return useMutation({
    mutationFn: (body: Decision) => callApi(selectionApi.decide, { params: { id }, body }),
    meta: { invalidates: [['selection', id], ['home']] },
  });
}

export function useSendLetters(id: string) {
  return useMutation({
    mutationFn: (decisions: number) =>
      callApi(selectionApi.sendLetters, { params: { id }, body: { decisions } }),
    meta: { invalidates: [['selection', id], ['activities'], ['home']] },
  });
}

export function useSetCriteria(id: string) {
  return useMutation({
    mutationFn: (body: Criteria) => callApi(selectionApi.setCriteria, { params: { id }, body }),
    meta: { invalidates: [['selection', id]] },
  });
}

export type FundingLines = NonNullable<Call<typeof fundingApi.setOfApplication>['body']>['lines'];
export type Rules = NonNullable<Call<typeof offersApi.setRules>['body']>;
/** At the application, or at the enrolment of somebody who came without one. */
export function useSetFunding(
  activityId: string,
  { applicationId, enrolmentId }: { applicationId: string | null; enrolmentId: string | null },
) {
  return useMutation({
    mutationFn: (lines: FundingLines) =>
      applicationId === null
        ? callApi(fundingApi.setOfEnrolment, { params: { id: enrolmentId ?? '' }, body: { lines } })
        : callApi(fundingApi.setOfApplication, { params: { id: applicationId }, body: { lines } }),
    meta: { invalidates: [['selection', activityId, 'funding']] },
  });
}
export function useSetRules(activityId: string) {
  return useMutation({
    mutationFn: (body: Rules) => callApi(offersApi.setRules, { params: { id: activityId }, body }),
    meta: {
      invalidates: [
        ['selection', activityId, 'rules'],
        ['selection', activityId, 'funding'],
        ['logistics', 'list', activityId],
      ],
    },
  });
}

/** What a panel member says about one applicant; the answer is the newest there is. */
export function usePanel(activityId: string, id: string) {
  const client = useQueryClient();
  const meta = { invalidates: [['selection', activityId, 'board']] };
  const onSuccess = (detail: SelectionDetail) =>
    client.setQueryData(selectionQueries.applicant(activityId, id).queryKey, detail);
  const score = useMutation({
    mutationFn: (scores: Scores) => callApi(selectionApi.score, { params: { id }, body: { scores } }),
    onSuccess,
    meta,
  });
  const note = useMutation({
    mutationFn: (text: string) => callApi(selectionApi.addNote, { params: { id }, body: { text } }),
    onSuccess,
    meta,
  });
  const conflict = useMutation({
    mutationFn: (reason: string | null) =>
      callApi(selectionApi.declareConflict, { params: { id }, body: { reason } }),
    onSuccess,
    meta,
  });
  return { score, note, conflict };
}

const answered = { invalidates: [['offers'], ['applications'], ['admissions'], ['enrolments'], ['home']] };
export function useAcceptOffer() {
  return useMutation({
    mutationFn: (id: string) => callApi(offersApi.accept, { params: { id } }),
    meta: answered,
  });
}
export function useRefuseOffer() {
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string | null }) =>
      callApi(offersApi.refuse, { params: { id }, body: { reason } }),
    meta: answered,
  });
}

export function useSaveLogistics(activityId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Logistics) => callApi(logisticsApi.save, { params: { activityId }, body }),
    onSuccess: (form) => client.setQueryData(selectionQueries.myLogistics(activityId).queryKey, form),
  });
}
