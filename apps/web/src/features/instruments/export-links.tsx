import { Group } from '@mantine/core';
import { instrumentConversionsApi } from '@traccia/contracts';
import { useWords } from '../../lib/words';

/** The newest published version to take home; brought in again it is the same. */
export function ExportLinks({ id }: { id: string }) {
  const t = useWords('conversions');
  const address = instrumentConversionsApi.export.path.replace(':id', encodeURIComponent(id));
  return (
    <Group gap="sm" role="group" aria-label={t('export')}>
      <span>{t('export')}</span>
      <a href={`${address}?format=xlsform`} download>
        {t('export.xlsform')}
      </a>
      <a href={`${address}?format=json`} download>
        {t('export.json')}
      </a>
    </Group>
  );
}
