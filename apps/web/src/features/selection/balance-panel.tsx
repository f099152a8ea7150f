import type { BoardHead } from '@traccia/contracts';
import type { BalanceLine } from '@traccia/training';
import { useMemo } from 'react';
import { useFormat } from '../../lib/format';
import { useWords } from '../../lib/words';
import { balanceOfChosen } from './chosen';

/** What the chosen list would bring together, while one ticks. */
export function BalancePanel({ head, ticked }: { head: BoardHead; ticked: ReadonlySet<string> }) {
  const t = useWords('selection');
  const format = useFormat();
  const balance = useMemo(() => balanceOfChosen(head, ticked), [head, ticked]);
  const places = head.capacity;
  const most = Math.max(1, ...balance.lines.map(({ chosen, target }) => Math.max(chosen, target ?? 0)));
  const title =
    places === null
      ? t('balance.chosen', { chosen: format.number(balance.chosen) })
      : t('balance.chosen_of', { chosen: format.number(balance.chosen), places: format.number(places) });
  return (
    <section className="balance" aria-labelledby="balance-title">
      <h2 id="balance-title" aria-live="polite">
        {title}
      </h2>
      {places !== null && balance.chosen > places && (
        <p className="over" role="status">
          {t('balance.over', { count: balance.chosen - places })}
        </p>
      )}
      {balance.womenShare !== null && (
        <p className="share">{t('balance.women', { share: format.percent(balance.womenShare) })}</p>
      )}
      {(['group', 'sex', 'region'] as const).map((dimension) => (
        <Lines
          key={dimension}
          dimension={dimension}
          most={most}
          lines={balance.lines.filter((line) => line.dimension === dimension)}
        />
      ))}
      {balance.chosen === 0 && <p className="share">{t('balance.nobody')}</p>}
      <Cells cells={balance.cells} />
    </section>
  );
}

function Lines(props: { dimension: BalanceLine['dimension']; lines: readonly BalanceLine[]; most: number }) {
  const t = useWords('selection');
  const format = useFormat();
  const name = useCodeName();
  if (props.lines.length === 0) return null;
  return (
    <table className="balance-lines">
      <caption>{t(`balance.by_${props.dimension}`)}</caption>
      <tbody>
        {props.lines.map(({ code, chosen, target, gap }) => (
          <tr key={code} className={`code-${code}`}>
            <th scope="row">{name(props.dimension, code)}</th>
            <td className="numeric">{format.number(chosen)}</td>
            <td className="bar">
              <meter min={0} max={props.most} value={chosen} aria-label={name(props.dimension, code)} />
            </td>
            <td className={gap !== null && gap < 0 ? 'target short' : 'target'}>
              {target === null
                ? ''
                : gap !== null && gap < 0
                  ? t('balance.short', { target: format.number(target), missing: format.number(-gap) })
                  : t('balance.target', { target: format.number(target) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Group × sex × region, for who wants to know where a figure comes from. */
function Cells({
  cells,
}: {
  cells: readonly { group: string; sex: string; region: string; chosen: number }[];
}) {
  const t = useWords('selection');
  const format = useFormat();
  const name = useCodeName();
  if (cells.length === 0) return null;
  return (
    <details className="balance-cells">
      <summary>{t('balance.cells')}</summary>
      <table>
        <caption className="hidden">{t('balance.cells')}</caption>
        <tbody>
          {cells.map(({ group, sex, region, chosen }) => (
            <tr key={`${group} ${sex} ${region}`}>
              <th scope="row">
                {[name('group', group), name('sex', sex), name('region', region)].join(' · ')}
              </th>
              <td className="numeric">{format.number(chosen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

export function useCodeName(): (dimension: BalanceLine['dimension'], code: string) => string {
  const t = useWords('selection');
  const codes = useWords('codes');
  return (dimension, code) => (code === 'unknown' ? t('unknown') : codes.maybe(`${dimension}.${code}`, code));
}
