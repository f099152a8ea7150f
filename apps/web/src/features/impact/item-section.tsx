import { NativeSelect } from '@mantine/core';
import type { Dashboard } from '@traccia/contracts';
import { useMemo, type ReactNode } from 'react';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { Figure, ImpactItem, ImpactRun } from './dashboard-types';
import { GroupComparison } from './group-comparison';
import { ItemAnswers, type Whose } from './item-answers';
import { dimensions, inFixedOrder, type Dimension } from './read-figure';
import { useFigureWords } from './use-figure-words';

const everybody = 'all:all';

/** One question at a time, of everybody or of one group, and its two highest answers group by group. */
export function ItemSection(props: {
  dashboard: Dashboard;
  run: ImpactRun;
  itemCode: string | undefined;
  whose: string | undefined;
  dimension: Dimension;
  chooser: ReactNode;
  onChange: (chosen: { item?: string; of?: string }) => void;
}) {
  const t = useWords('impact');
  const say = useLocalised();
  const { figures } = props.dashboard;
  const items = useMemo(() => {
    const codes = new Set(figures.map((figure) => figure.itemCode));
    return props.dashboard.items.filter((item) => codes.has(item.code));
  }, [props.dashboard.items, figures]);
  const isShown = ({ code }: ImpactItem) =>
    figures.some(
      ({ itemCode, dimension, estimate }) => itemCode === code && dimension === 'all' && estimate !== null,
    );
  const likert = items.filter((item) => item.type.startsWith('likert'));
  const firstLikert = likert.find(isShown) ?? likert[0] ?? items[0];
  const item = items.find((one) => one.code === props.itemCode) ?? firstLikert;
  const groups = useGroups(figures, item?.code);
  if (!item) return <p>{t('item.none')}</p>;
  const wanted = props.whose ?? everybody;
  const whose = groups.some((group) => group.value === wanted) ? wanted : everybody;
  const hasTop2 = figures.some(
    (figure) =>
      figure.itemCode === item.code && figure.metric === 'likert_top2' && figure.dimension !== 'all',
  );
  return (
    <>
      <ItemAnswers
        item={item}
        figures={figures}
        run={props.run}
        whose={toWhose(whose)}
        controls={
          <Choosers items={items} item={item} groups={groups} whose={whose} onChange={props.onChange} />
        }
      />
      {hasTop2 && (
        <GroupComparison
          title={`${t('metric.likert_top2')}: ${say(item.text)}`}
          figures={figures}
          run={props.run}
          metric="likert_top2"
          itemCode={item.code}
          dimension={props.dimension}
          controls={props.chooser}
        />
      )}
    </>
  );
}

interface Choice {
  value: string;
  label: string;
}
function Choosers(props: {
  items: readonly ImpactItem[];
  item: ImpactItem;
  groups: Choice[];
  whose: string;
  onChange: (chosen: { item?: string; of?: string }) => void;
}) {
  const t = useWords('impact');
  const say = useLocalised();
  return (
    <>
      <NativeSelect
        label={t('item.label')}
        className="item-choice"
        value={props.item.code}
        data={props.items.map((one) => ({ value: one.code, label: say(one.text) || one.code }))}
        onChange={(event) => props.onChange({ item: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('item.of')}
        value={props.whose}
        data={props.groups}
        onChange={(event) => props.onChange({ of: event.currentTarget.value })}
      />
    </>
  );
}

function toWhose(value: string): Whose {
  const [dimension = 'all', groupCode = 'all'] = value.split(':');
  return { dimension, groupCode };
}

function useGroups(figures: readonly Figure[], itemCode: string | undefined) {
  const words = useFigureWords();
  const choices = dimensions.flatMap((dimension) => {
    const seen = new Map<string, Figure>();
    for (const figure of figures)
      if (figure.itemCode === itemCode && figure.dimension === dimension && !seen.has(figure.groupCode))
        seen.set(figure.groupCode, figure);
    return inFixedOrder(dimension, [...seen.values()]).map(({ groupCode }) => ({
      value: `${dimension}:${groupCode}`,
      label: words.group(dimension, groupCode),
    }));
  });
  return [{ value: everybody, label: words.group('all', 'all') }, ...choices];
}
