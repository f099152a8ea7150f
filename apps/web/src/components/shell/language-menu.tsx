import { Menu, UnstyledButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { identityApi, locales, type Locale } from '@traccia/contracts';
import { callApi } from '../../lib/api';
import { languageNames, useLocale } from '../../lib/locale';
import { meQuery } from '../../lib/me';
import { useWords } from '../../lib/words';
import { ChevronIcon } from '../icons';

/** Changes the language in place; a signed-in person's mails follow. */
export function LanguageMenu({ signedIn }: { signedIn: boolean }) {
  const t = useWords('shell');
  const { locale, setLocale } = useLocale();
  const client = useQueryClient();
  const short = locale === 'ar' ? 'ع' : locale.toUpperCase();
  const save = useMutation({
    mutationFn: (chosen: Locale) => callApi(identityApi.updateMe, { body: { locale: chosen } }),
    onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
  });
  const choose = async (chosen: Locale) => {
    await setLocale(chosen);
    if (signedIn) save.mutate(chosen);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton
          className="tool"
          aria-label={`${short} · ${t('language.now', { language: languageNames[locale] })}`}
        >
          <span aria-hidden="true">{short}</span>
          <ChevronIcon />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            aria-current={each === locale ? 'true' : undefined}
            onClick={() => void choose(each)}
          >
            {languageNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
