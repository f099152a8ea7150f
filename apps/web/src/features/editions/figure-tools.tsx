import { useId } from 'react';
import { TextLink } from '../../components/link';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { DownloadLinks } from './download-links';
import { FreezePanel } from './freeze-panel';
import type { FigureView } from './queries';
import './editions.css';

/** Take the figures of a run along: as files, or frozen under a code that can be cited. */
export function FigureTools({ runId, chosen }: { runId: string; chosen: FigureView | null }) {
  const t = useWords('editions');
  const may = useMay();
  const heading = useId();
  return (
    <section className="figure-tools" aria-labelledby={heading}>
      <h2 id={heading}>{t('tools.title')}</h2>
      <p>{t('tools.text')}</p>
      <DownloadLinks of={{ runId }} />
      {may('impact.manage') && <FreezePanel key={runId} runId={runId} chosen={chosen} />}
      <p>
        <TextLink to="/impact/editions">{t('tools.list')}</TextLink>
      </p>
    </section>
  );
}
