import { NativeSelect, TextInput } from '@mantine/core';
import { locales } from '@traccia/contracts';
import { languageNames } from '../../lib/locale';
import { useWords } from '../../lib/words';

type PersonField = 'givenName' | 'familyName' | 'email' | 'locale';

/** Who is named: name, address and the language in which the person is written to. */
export function PersonFields({ input }: { input: (field: PersonField) => object }) {
  const t = useWords('supervisors');
  return (
    <>
      <TextInput label={t('given')} required autoComplete="off" maxLength={120} {...input('givenName')} />
      <TextInput label={t('family')} required autoComplete="off" maxLength={120} {...input('familyName')} />
      <TextInput
        type="email"
        label={t('email')}
        description={t('email.hint')}
        required
        autoComplete="off"
        dir="ltr"
        maxLength={254}
        {...input('email')}
      />
      <NativeSelect
        label={t('language')}
        description={t('language.hint')}
        data={locales.map((value) => ({ value, label: languageNames[value] }))}
        {...input('locale')}
      />
    </>
  );
}
