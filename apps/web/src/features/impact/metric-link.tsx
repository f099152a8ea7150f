import { TextLink } from '../../components/link';
import { useWords } from '../../lib/words';

/** From a figure to what it is: formula, missing answers, source. */
export function MetricLink({ figure, item }: { figure: string; item: string | null }) {
  const t = useWords('metrics');
  return (
    <TextLink
      to="/impact/metrics/$metricId"
      params={{ metricId: figure }}
      search={item === null ? {} : { item }}
      size="sm"
    >
      {t('link')}
    </TextLink>
  );
}
