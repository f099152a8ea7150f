import { useMutation } from '@tanstack/react-query';
import { enrolmentsApi } from '@traccia/contracts';
import { useState } from 'react';
import { callApi } from '../../lib/api';

const touched = [['catalogue'], ['enrolments'], ['home']];

/** One key for one intention: pressing again after a lost answer takes no second place. */
export function useEnrol(activityId: string) {
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID());
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: () => callApi(enrolmentsApi.create, { body: { activityId }, idempotencyKey }),
    onSuccess: () => setKey(crypto.randomUUID()),
  });
}

export function useWithdraw() {
  return useMutation({
    meta: { invalidates: touched },
    mutationFn: (id: string) => callApi(enrolmentsApi.withdraw, { params: { id } }),
  });
}
