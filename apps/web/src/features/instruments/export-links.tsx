import { Group } from '@mantine/core';
import { instrumentConversionsApi, metricsApi } from '@traccia/contracts';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';

/** The newest published version to take home; brought in again it is the same. Its code book tells what its data mean. */
export function ExportLinks({ id, number }: { id: string; number: number }) {
  const t = useWords('conversions');
  const { locale } = useLocale();
  const address = instrumentConversionsApi.export.path.replace(':id', encodeURIComponent(id));
  const book = metricsApi.instrumentCodeBook.path
    .replace(':id', encodeURIComponent(id))
    .replace(':number', String(number));
  return (
    <Group gap="sm" role="group" aria-label={t('export')}>
      <span>{t('export')}</span>
      <a href={`${address}?format=xlsform`} download>
        {t('export.xlsform')}
      </a>
      <a href={`${address}?format=json`} download>
        {t('export.json')}
      </a>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a key={format} href={`${book}?format=${format}&language=${locale}`} download>
          {t(`export.codebook_${format}`)}
        </a>
      ))}
    </Group>
  );
}
