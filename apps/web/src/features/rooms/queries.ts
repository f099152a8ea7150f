import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Room, roomsApi } from '@traccia/contracts';
import { callApi } from '../../lib/api';

export const roomQueries = {
  ofActivity: (activityId: string) =>
    queryOptions({
      queryKey: ['rooms', 'of', activityId],
      queryFn: ({ signal }) => callApi(roomsApi.ofActivity, { params: { id: activityId }, signal }),
    }),
  one: (waveId: string) =>
    queryOptions({
      queryKey: ['rooms', waveId],
      queryFn: ({ signal }) => callApi(roomsApi.get, { params: { id: waveId }, signal }),
      refetchInterval: ({ state }) => (state.data?.state === 'open' ? 5000 : false),
    }),
};

function useAct(waveId: string, act: () => Promise<Room>) {
  const client = useQueryClient();
  return useMutation({
    meta: { invalidates: [['rooms', 'of']] },
    mutationFn: act,
    onSuccess: (room) => client.setQueryData(roomQueries.one(waveId).queryKey, room),
  });
}

export const useOpenRoom = (waveId: string) =>
  useAct(waveId, () => callApi(roomsApi.open, { params: { id: waveId } }));
export const useCloseRoom = (waveId: string) =>
  useAct(waveId, () => callApi(roomsApi.close, { params: { id: waveId } }));
