import { Button, TextInput } from '@mantine/core';
import { isLocale, languageNames } from '../../lib/locale';
import { locales, modalities } from '@traccia/contracts';
import { FilterBar } from '../../components/filter-bar';
import { FilterSelect } from '../../components/filter-select';
import { SearchField } from '../../components/search-field';
import { useWords } from '../../lib/words';
import type { CatalogueFilters } from './queries';

type Change = { [K in keyof CatalogueFilters]?: CatalogueFilters[K] | undefined };

/** Every filter lives in the address, so that a list can be sent to somebody. */
export function CatalogueFilterBar(props: {
  filters: CatalogueFilters;
  onChange: (change: Change) => void;
  onClear: (() => void) | undefined;
}) {
  const t = useWords('catalogue');
  const codes = useWords('codes');
  const { filters, onChange } = props;
  return (
    <FilterBar label={t('find')}>
      <SearchField
        label={t('search')}
        placeholder={t('search.hint')}
        value={filters.search ?? ''}
        onChange={(search) => onChange({ search: search.trim() || undefined })}
      />
      <FilterSelect
        label={t('filter.language')}
        any={t('filter.any_language')}
        value={filters.language}
        options={locales.map((locale) => ({ value: locale, label: languageNames[locale] }))}
        onChange={(value) => onChange({ language: isLocale(value) ? value : undefined })}
      />
      <FilterSelect
        label={t('filter.modality')}
        any={t('filter.any_modality')}
        value={filters.modality}
        options={modalities.map((modality) => ({ value: modality, label: codes(`modality.${modality}`) }))}
        onChange={(value) => onChange({ modality: modalities.find((modality) => modality === value) })}
      />
      <TextInput
        type="date"
        label={t('filter.from')}
        value={filters.from ?? ''}
        onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
      />
      {props.onClear && (
        <Button variant="subtle" px="xs" onClick={props.onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </FilterBar>
  );
}
