import { useMutation } from '@tanstack/react-query';
import { enrolmentsApi } from '@traccia/contracts';
import { useState } from 'react';
import { callApi } from '../../lib/api';
import { newRandomId } from '../../lib/random-id';

const touched = [['catalogue'], ['enrolments'], ['home']];

/** One key for one intention: pressing again after a lost answer takes no second place. */
export function useEnrol(activityId: string) {
  const [idempotencyKey, setKey] = useState(() => newRandomId());
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: () => callApi(enrolmentsApi.create, { body: { activityId }, idempotencyKey }),
    onSuccess: () => setKey(newRandomId()),
  });
}

export function useWithdraw() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (id: string) => callApi(enrolmentsApi.withdraw, { params: { id } }),
  });
}
