import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { activityStatuses, type Timeline } from '@traccia/contracts';
import { shiftDay } from '@traccia/training';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { timelineLengths } from './timeline-lengths';

const page = getRouteApi('/signed-in/staff/staff/timeline');

/** Which months and which activities; all of it in the address. */
export function TimelineFilters(props: {
  months: readonly string[];
  choices: Timeline['choices'];
  asList: boolean;
}) {
  const t = useWords('home');
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const set = (changed: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <>
      <FilterBar label={t('timeline.filters')}>
        <TextInput
          type="month"
          label={t('timeline.from')}
          value={props.months[0]}
          onChange={(event) => set({ from: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t('timeline.length')}
          data={timelineLengths.map((length) => ({
            value: length,
            label: t('timeline.months', { count: Number(length) }),
          }))}
          value={String(props.months.length)}
          onChange={(event) => set({ months: timelineLengths.find((n) => n === event.currentTarget.value) })}
        />
        <WhichFilters choices={props.choices} onSet={set} />
        <Checkbox
          className="timeline-missing"
          label={t('timeline.only_missing')}
          checked={search.missing === 'yes'}
          onChange={(event) => set({ missing: event.currentTarget.checked ? 'yes' : undefined })}
        />
      </FilterBar>
      <MonthSteps {...props} onGo={(from) => set({ from })} onView={(view) => set({ view })} />
    </>
  );
}

type Search = ReturnType<typeof page.useSearch>;

function WhichFilters(props: { choices: Timeline['choices']; onSet: (changed: Partial<Search>) => void }) {
  const t = useWords('home');
  const codes = useWords('codes');
  const say = useLocalised();
  const search = page.useSearch();
  const set = props.onSet;
  return (
    <>
      <FilterSelect
        label={t('timeline.status')}
        any={t('timeline.any')}
        value={search.status}
        options={activityStatuses.map((value) => ({ value, label: codes(`activity_status.${value}`) }))}
        onChange={(value) => set({ status: activityStatuses.find((status) => status === value) })}
      />
      <FilterSelect
        label={t('timeline.programme')}
        any={t('timeline.any')}
        value={search.programme}
        options={(props.choices?.programmes ?? []).map(({ code, title }) => ({
          value: code,
          label: say(title),
        }))}
        onChange={(programme) => set({ programme })}
      />
      <FilterSelect
        label={t('timeline.responsible')}
        any={t('timeline.any')}
        value={search.responsible}
        options={(props.choices?.responsible ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(responsible) => set({ responsible })}
      />
    </>
  );
}

/** One window back or on, and the other form of the same. */
function MonthSteps(props: {
  months: readonly string[];
  asList: boolean;
  onGo: (from: string) => void;
  onView: (view: 'list' | 'grid') => void;
}) {
  const t = useWords('home');
  const format = useFormat();
  const { months } = props;
  const [first = '', last = ''] = [months[0], months.at(-1)];
  const go = (count: number) => props.onGo(shiftDay(`${first}-01`, count, 0).slice(0, 7));
  return (
    <div className="timeline-steps">
      <Button variant="default" size="xs" onClick={() => go(-months.length)}>
        {t('timeline.earlier')}
      </Button>
      <strong aria-live="polite">{`${format.month(`${first}-01`)} – ${format.month(`${last}-01`)}`}</strong>
      <Button variant="default" size="xs" onClick={() => go(months.length)}>
        {t('timeline.later')}
      </Button>
      <Button variant="subtle" size="xs" onClick={() => props.onView(props.asList ? 'grid' : 'list')}>
        {t(props.asList ? 'timeline.as_grid' : 'timeline.as_list')}
      </Button>
    </div>
  );
}
