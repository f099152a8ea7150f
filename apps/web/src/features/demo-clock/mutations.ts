import { administrationApi } from '@traccia/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

/** Another day changes what every page says, so every page is read again. */
export function useMoveDemoClock() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (days: number) => callApi(administrationApi.moveDemoClock, { body: { days } }),
    onSuccess: () => client.invalidateQueries(),
  });
}
