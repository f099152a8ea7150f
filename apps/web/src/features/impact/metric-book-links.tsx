import { Group } from '@mantine/core';
import { metricsApi } from '@traccia/contracts';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';

/** Every definition to take home, with what each column and code of the figures means. */
export function MetricBookLinks() {
  const t = useWords('metrics');
  const { locale } = useLocale();
  const address = `${metricsApi.codeBook.path}?language=${locale}`;
  return (
    <Group gap="sm" role="group" aria-label={t('book')} className="metric-book">
      <span>{t('book')}</span>
      <a href={`${address}&format=xlsx`} download>
        {t('book.xlsx')}
      </a>
      <a href={`${address}&format=csv`} download>
        {t('book.csv')}
      </a>
    </Group>
  );
}
