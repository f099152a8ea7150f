import { Button, Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { activityTypes, locales, modalities } from '@traccia/contracts';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { SearchField } from '../../components/search-field';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { catalogueFacetsQuery, type CatalogueFilters } from './queries';

type Change = { [K in keyof CatalogueFilters]?: CatalogueFilters[K] | undefined };
type Facet = 'language' | 'modality' | 'country' | 'programme' | 'type';
interface Choice {
  value: string;
  label: string;
}

interface BarProps {
  filters: CatalogueFilters;
  onChange: (change: Change) => void;
}

/** What each filter can be set to, with how many activities it would show; the one chosen is always there. */
function useChoices(filters: CatalogueFilters): (facet: Facet) => Choice[] {
  const codes = useWords('codes');
  const format = useFormat();
  const say = useLocalised();
  const { data } = useQuery(catalogueFacetsQuery(filters));
  const nameOf = (facet: Facet, value: string, title: Record<string, string> | null): string => {
    if (title) return say(title);
    if (facet === 'language') return format.languageName(value);
    if (facet === 'country') return format.countryName(value);
    const modality = modalities.find((code) => facet === 'modality' && code === value);
    if (modality) return codes(`modality.${modality}`);
    const type = activityTypes.find((code) => facet === 'type' && code === value);
    return type ? codes(`activity_type.${type}`) : value;
  };
  return (facet) => {
    const lines = (data?.facets ?? []).filter((line) => line.facet === facet);
    const choices = lines.map(({ value, title, count }) => ({
      value,
      label: `${nameOf(facet, value, title)} (${format.number(count)})`,
    }));
    const chosen = filters[facet];
    if (chosen !== undefined && !lines.some(({ value }) => value === chosen))
      choices.push({ value: chosen, label: `${nameOf(facet, chosen, null)} (${format.number(0)})` });
    return choices;
  };
}

function FacetFilters({ filters, onChange }: BarProps) {
  const t = useWords('catalogue');
  const choicesOf = useChoices(filters);
  return (
    <>
      <FilterSelect
        label={t('filter.language')}
        any={t('filter.any_language')}
        value={filters.language}
        options={choicesOf('language')}
        onChange={(value) => onChange({ language: locales.find((locale) => locale === value) })}
      />
      <FilterSelect
        label={t('filter.modality')}
        any={t('filter.any_modality')}
        value={filters.modality}
        options={choicesOf('modality')}
        onChange={(value) => onChange({ modality: modalities.find((modality) => modality === value) })}
      />
      <FilterSelect
        label={t('filter.type')}
        any={t('filter.any_type')}
        value={filters.type}
        options={choicesOf('type')}
        onChange={(type) => onChange({ type })}
      />
      <FilterSelect
        label={t('filter.programme')}
        any={t('filter.any_programme')}
        value={filters.programme}
        options={choicesOf('programme')}
        onChange={(programme) => onChange({ programme })}
      />
      <FilterSelect
        label={t('filter.country')}
        any={t('filter.any_country')}
        value={filters.country}
        options={choicesOf('country')}
        onChange={(country) => onChange({ country })}
      />
    </>
  );
}

/** Every filter lives in the address, so that a list can be sent to somebody. */
export function CatalogueFilterBar(props: BarProps & { onClear: (() => void) | undefined }) {
  const t = useWords('catalogue');
  const { filters, onChange } = props;
  return (
    <FilterBar label={t('find')}>
      <SearchField
        label={t('search')}
        placeholder={t('search.hint')}
        value={filters.search ?? ''}
        onChange={(search) => onChange({ search: search.trim() || undefined })}
      />
      <FacetFilters filters={filters} onChange={onChange} />
      <TextInput
        type="date"
        label={t('filter.from')}
        value={filters.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      <Checkbox
        className="free-only"
        label={t('filter.free')}
        checked={filters.free === 'yes'}
        onChange={(event) => onChange({ free: event.currentTarget.checked ? 'yes' : undefined })}
      />
      {props.onClear && (
        <Button variant="subtle" px="xs" onClick={props.onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </FilterBar>
  );
}
