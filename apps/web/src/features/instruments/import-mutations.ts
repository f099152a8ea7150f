import { useMutation } from '@tanstack/react-query';
import { instrumentConversionsApi } from '@traccia/contracts';
import { callApi, type Call } from '../../lib/api';

/** Looking changes nothing; taking puts one more on the shelf. */
export function useImportInstrument() {
  return useMutation({
    mutationFn: (call: Call<typeof instrumentConversionsApi.import>) =>
      callApi(instrumentConversionsApi.import, call),
    meta: {
      invalidates: [
        ['instruments', 'list'],
        ['instruments', 'originals'],
      ],
    },
  });
}
