import { Button, Group } from '@mantine/core';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';

/** The figures of a run or of an edition as files; the canonical one is what a fingerprint is of. */
export function DownloadLinks({
  of,
  canonical,
}: {
  of: { runId: string } | { edition: string };
  canonical?: boolean;
}) {
  const t = useWords('editions');
  const { locale } = useLocale();
  const address = (format: 'csv' | 'xlsx', more: Record<string, string> = {}) =>
    `/api/impact/figures.${format}?${new URLSearchParams({ ...of, lang: locale, ...more }).toString()}`;
  return (
    <Group gap="sm">
      <Button component="a" href={address('xlsx')} download variant="default">
        {t('download.xlsx')}
      </Button>
      <Button component="a" href={address('csv')} download variant="default">
        {t('download.csv')}
      </Button>
      {canonical && (
        <Button component="a" href={address('csv', { form: 'canonical' })} download variant="default">
          {t('download.canonical')}
        </Button>
      )}
    </Group>
  );
}
