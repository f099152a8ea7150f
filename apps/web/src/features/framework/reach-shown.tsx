import type { ReportedReach } from '@traccia/contracts';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';

/** Counts that were published elsewhere, one period after the other, each with its source. */
export function ReachShown({ rows }: { rows: readonly ReportedReach[] }) {
  const t = useWords('framework');
  const codes = useWords('codes');
  const format = useFormat();
  return (
    <>
      {rows.map((row) => {
        const most = Math.max(...row.groups.map(({ people }) => people), 1);
        const period = format.dayRange(row.startsOn, row.endsOn);
        return (
          <figure key={`${row.startsOn}${row.source}`} className="reach">
            <table>
              <caption>{t('reach.caption', { period, total: format.number(row.total) })}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('reach.group')}</th>
                  <th scope="col" className="numeric">
                    {t('reach.people')}
                  </th>
                  <th scope="col" className="numeric">
                    {t('reach.share')}
                  </th>
                  <td aria-hidden />
                </tr>
              </thead>
              <tbody>
                {row.groups.map(({ groupCode, people }) => (
                  <tr key={groupCode}>
                    <th scope="row">
                      {groupCode === 'not_stated' ? t('reach.not_stated') : codes(`group.${groupCode}`)}
                    </th>
                    <td className="numeric">{format.number(people)}</td>
                    <td className="numeric">{format.percent(people / row.total)}</td>
                    <td aria-hidden className="bar">
                      <svg viewBox="0 0 100 10" preserveAspectRatio="none">
                        <rect
                          className={`group-${groupCode}`}
                          width={(people / most) * 100}
                          height="10"
                          rx="0"
                        />
                      </svg>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            <figcaption>{t('reach.source', { source: row.source })}</figcaption>
          </figure>
        );
      })}
      <p className="hint">{t('reach.hint')}</p>
    </>
  );
}
