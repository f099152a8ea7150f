import { NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { constituentGroups, costItems, sexes, staffRoles } from '@traccia/contracts';
import { useState } from 'react';
import { useFormat, useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { newRandomId } from '../../lib/random-id';
import { useWords } from '../../lib/words';
import { withText } from './plan-draft';
import { PlanRows } from './plan-rows';
import type { PlanParts } from './plan-when';
import { activitiesQueries } from './queries';

export function StaffRows({ draft, set }: PlanParts) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, 250);
  const people = useQuery(activitiesQueries.people(search));
  const found = (people.data?.rows ?? []).map(({ id, givenName, familyName }) => ({
    value: id,
    label: `${givenName} ${familyName}`,
  }));
  return (
    <PlanRows
      id="plan-staff"
      title={t('plan.staff')}
      hint={t('plan.staff_hint')}
      add={t('plan.add_staff')}
      items={draft.staff}
      keyOf={({ personId, staffRole }) => `${personId} ${staffRole}`}
      nameOf={({ name }) => name}
      make={() => ({ personId: '', name: '', staffRole: staffRoles[1] })}
      onChange={(staff) => set({ staff })}
      fields={(person, change) => (
        <>
          <Select
            label={t('plan.person')}
            required
            searchable
            data={person.personId ? [{ value: person.personId, label: person.name }] : found}
            value={person.personId || null}
            onSearchChange={setTyped}
            nothingFoundMessage={t('plan.nobody')}
            onChange={(personId) =>
              change({
                personId: personId ?? '',
                name: found.find(({ value }) => value === personId)?.label ?? '',
              })
            }
            clearable
            comboboxProps={{ withinPortal: false }}
          />
          <NativeSelect
            label={t('plan.role')}
            data={staffRoles.map((role) => ({ value: role, label: codes(`staff_role.${role}`) }))}
            value={person.staffRole}
            onChange={(event) =>
              change({
                staffRole: staffRoles.find((role) => role === event.currentTarget.value) ?? 'manager',
              })
            }
          />
        </>
      )}
    />
  );
}

export function PriceRows({ draft, set }: PlanParts) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const free = costItems.find((item) => !draft.prices.some(({ costItem }) => costItem === item));
  return (
    <PlanRows
      id="plan-prices"
      title={t('plan.prices')}
      hint={t('plan.prices_hint')}
      add={t('plan.add_price')}
      items={draft.prices}
      keyOf={({ costItem }) => costItem}
      nameOf={({ costItem }) => codes(`cost_item.${costItem}`)}
      make={() => ({ costItem: free ?? 'tuition', amountCents: 0, currency: 'EUR' })}
      onChange={(prices) => set({ prices })}
      fields={(price, change) => (
        <>
          <NativeSelect
            label={t('plan.cost_item')}
            data={costItems.map((item) => ({ value: item, label: codes(`cost_item.${item}`) }))}
            value={price.costItem}
            onChange={(event) =>
              change({
                costItem: costItems.find((item) => item === event.currentTarget.value) ?? price.costItem,
              })
            }
          />
          <NumberInput
            label={t('plan.amount')}
            min={0}
            decimalScale={2}
            value={price.amountCents / 100}
            onChange={(value) => change({ amountCents: Math.round(Number(value) * 100) })}
          />
          <TextInput
            label={t('plan.currency')}
            maxLength={3}
            dir="ltr"
            value={price.currency}
            onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          />
        </>
      )}
    />
  );
}

export function ObjectiveRows({ draft, set }: PlanParts) {
  const t = useWords('activities');
  const format = useFormat();
  const say = useLocalised();
  const { locale } = useLocale();
  return (
    <PlanRows<PlanParts['draft']['objectives'][number]>
      id="plan-objectives"
      title={t('plan.objectives')}
      hint={t('plan.objectives_hint')}
      add={t('plan.add_objective')}
      items={draft.objectives}
      keyOf={({ id }) => id}
      nameOf={({ code }) => code}
      make={() => ({ id: newRandomId(), code: `O${draft.objectives.length + 1}`, title: {} })}
      onChange={(objectives) => set({ objectives })}
      fields={(objective, change) => (
        <>
          <TextInput
            label={t('form.code')}
            required
            maxLength={40}
            value={objective.code}
            onChange={(event) => change({ code: event.currentTarget.value })}
          />
          <TextInput
            label={t('form.title_in', { language: format.languageName(locale) })}
            value={objective.title[locale] ?? ''}
            placeholder={say(objective.title)}
            onChange={(event) =>
              change({ title: withText(objective.title, locale, event.currentTarget.value) })
            }
          />
        </>
      )}
    />
  );
}

export function TargetRows({ draft, set }: PlanParts) {
  const t = useWords('activities');
  const codes = useWords('codes');
  const choices = [
    ...constituentGroups.map((group) => ({
      value: `constituent_group ${group}`,
      label: codes(`group.${group}`),
    })),
    ...sexes.map((sex) => ({ value: `sex ${sex}`, label: codes(`sex.${sex}`) })),
  ];
  const free = choices.find(
    ({ value }) => !draft.targets.some(({ dimension, key }) => `${dimension} ${key}` === value),
  );
  const split = (value: string) => {
    const [dimension, key = ''] = value.split(' ');
    return { dimension: dimension === 'sex' ? ('sex' as const) : ('constituent_group' as const), key };
  };
  return (
    <PlanRows
      id="plan-targets"
      title={t('plan.targets')}
      hint={t('plan.targets_hint')}
      add={t('plan.add_target')}
      items={draft.targets}
      keyOf={({ dimension, key }) => `${dimension} ${key}`}
      nameOf={({ dimension, key }) =>
        choices.find(({ value }) => value === `${dimension} ${key}`)?.label ?? key
      }
      make={() => ({ ...split(free?.value ?? 'sex woman'), places: 0 })}
      onChange={(targets) => set({ targets })}
      fields={(target, change) => (
        <>
          <NativeSelect
            label={t('plan.target')}
            data={
              target.dimension === 'region' ? [{ value: `region ${target.key}`, label: target.key }] : choices
            }
            value={`${target.dimension} ${target.key}`}
            onChange={(event) => change(split(event.currentTarget.value))}
          />
          <NumberInput
            label={t('form.capacity')}
            min={0}
            allowDecimal={false}
            value={target.places}
            onChange={(value) => change({ places: Number(value) })}
          />
        </>
      )}
    />
  );
}
