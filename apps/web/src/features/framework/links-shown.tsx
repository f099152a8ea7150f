import {
  frameworkFamilies,
  type FrameworkEntry,
  type FrameworkFamily,
  type FrameworkGap,
  type FrameworkLinks,
} from '@traccia/contracts';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';

export const gapOfFamily: Partial<Record<FrameworkFamily, FrameworkGap>> = {
  standards: 'standard',
  outcomes: 'outcome',
  indicators: 'indicator',
};

/** What is left unsaid, in words beside the field it belongs to. */
export function GapNote({ gap, gaps }: { gap: FrameworkGap | undefined; gaps: readonly FrameworkGap[] }) {
  const t = useWords('framework');
  if (!gap || !gaps.includes(gap)) return null;
  return (
    <p className="gap-note">
      <span aria-hidden>▲ </span>
      {t(`gap.${gap}`)}
    </p>
  );
}

export function EntryName({ entry }: { entry: FrameworkEntry }) {
  const t = useWords('framework');
  const say = useLocalised();
  return (
    <>
      <bdi className="entry-code">{entry.code}</bdi> {say(entry.title)}
      {entry.edition && (
        <span className="row-code">
          {t('entry.edition', { edition: entry.edition })}
          {!entry.current && ` · ${t('entry.ended')}`}
        </span>
      )}
    </>
  );
}

/** What a course or an activity answers to, one table after the other. */
export function LinksShown({ links }: { links: FrameworkLinks }) {
  const t = useWords('framework');
  const say = useLocalised();
  const scored = links.markers.filter(({ score }) => score !== null);
  return (
    <div className="framework-links">
      {frameworkFamilies.map((family) => {
        const own = links.entries.filter((entry) => entry.family === family);
        return (
          <section key={family}>
            <h3>{t(`family.${family}`)}</h3>
            <GapNote gap={gapOfFamily[family]} gaps={links.gaps} />
            {own.length > 0 && (
              <ul>
                {own.map((entry) => (
                  <li key={entry.id}>
                    <EntryName entry={entry} />
                  </li>
                ))}
              </ul>
            )}
            {own.length === 0 && !gapOfFamily[family] && <p className="hint">{t('links.none')}</p>}
          </section>
        );
      })}
      <section>
        <h3>{t('markers.title')}</h3>
        <GapNote gap="marker" gaps={links.gaps} />
        {scored.length > 0 && (
          <ul>
            {scored.map((marker) => (
              <li key={marker.code}>
                {say(marker.title)}: {t(`score.${marker.score as 0 | 1 | 2}`)}
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
