import { administrationApi } from '@traccia/contracts';
import { queryOptions } from '@tanstack/react-query';
import { callApi } from '../../lib/api';

export const demoClockQuery = queryOptions({
  queryKey: ['demo-clock'],
  queryFn: ({ signal }) => callApi(administrationApi.getDemoClock, { signal }),
});
