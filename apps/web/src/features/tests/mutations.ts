import { knowledgeTestsApi, type BodyOf } from '@traccia/contracts';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

type Factor = BodyOf<typeof knowledgeTestsApi.setAccommodation>['factor'];

export function useSetTestTime(activityId: string) {
  return useMutation({
    mutationFn: ({ enrolmentId, factor }: { enrolmentId: string; factor: Factor }) =>
      callApi(knowledgeTestsApi.setAccommodation, { params: { id: enrolmentId }, body: { factor } }),
    meta: { invalidates: [['tests', 'time', activityId]] },
  });
}
