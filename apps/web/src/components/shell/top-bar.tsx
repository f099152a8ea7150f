import {
  Button,
  Drawer,
  Kbd,
  Menu,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Link, useLocation } from '@tanstack/react-router';
import { useMe } from '../../lib/me';
import { placesFor, type Place } from '../../lib/places';
import { useWords } from '../../lib/words';
import { ChevronIcon, HalfMoonIcon, MarkIcon, MenuIcon, SearchIcon } from '../icons';
import { ButtonLink } from '../link';
import { LanguageMenu } from './language-menu';
import { openQuickSearch } from './open-quick-search';

function PlaceLinks({ onGo }: { onGo: () => void }) {
  const t = useWords('shell');
  const me = useMe();
  return (
    <ul className="places">
      {placesFor(me).map((place) => (
        <li key={place.to}>
          <Link to={place.to} onClick={onGo}>
            {t(place.key)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** More than this in one line would break it on a laptop. */
const placesInLine = 6;

/** The first places in the line, the others behind one word; a list of one or two more is not worth the press. */
function WidePlaces() {
  const t = useWords('shell');
  const places = placesFor(useMe());
  const [shown, others] =
    places.length > placesInLine + 2
      ? [places.slice(0, placesInLine), places.slice(placesInLine)]
      : [places, []];
  return (
    <ul className="places">
      {shown.map((place) => (
        <li key={place.to}>
          <Link to={place.to}>{t(place.key)}</Link>
        </li>
      ))}
      {others.length > 0 && (
        <li>
          <MorePlaces places={others} />
        </li>
      )}
    </ul>
  );
}

function MorePlaces({ places }: { places: readonly Place[] }) {
  const t = useWords('shell');
  const path = useLocation({ select: ({ pathname }) => pathname });
  const here = places.find(({ to }) => path.startsWith(to));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className="more-places" data-status={here && 'active'}>
          {here ? `${t('places.more')}: ${t(here.key)}` : t('places.more')}
          <ChevronIcon />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map((place) => (
          <Menu.Item key={place.to} component={Link} to={place.to}>
            {t(place.key)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PersonMenu({ onSignOut }: { onSignOut: () => void }) {
  const t = useWords('shell');
  const me = useMe();
  if (!me)
    return (
      <ButtonLink to="/sign-in" size="compact-sm" px="sm" className="sign-in">
        {t('sign_in')}
      </ButtonLink>
    );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className="tool person">
          <span className="name">{`${me.givenName} ${me.familyName}`}</span>
          <span className="initials" aria-hidden="true">
            {`${me.givenName.charAt(0)}${me.familyName.charAt(0)}`}
          </span>
          <ChevronIcon />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/my-activities">
          {t('place.mine')}
        </Menu.Item>
        <Menu.Item component={Link} to="/my-certificates">
          {t('place.certificates')}
        </Menu.Item>
        <Menu.Item component={Link} to="/my-applications">
          {t('place.my_applications')}
        </Menu.Item>
        <Menu.Item component={Link} to="/account">
          {t('place.account')}
        </Menu.Item>
        <Menu.Item component={Link} to="/my-data">
          {t('place.my_data')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={onSignOut}>{t('sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SchemeButton({ labelled = false }: { labelled?: boolean }) {
  const t = useWords('shell');
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light');
  const label = now === 'dark' ? t('scheme.light') : t('scheme.dark');
  return (
    <UnstyledButton
      className={labelled ? 'tool scheme labelled' : 'tool scheme'}
      aria-label={label}
      onClick={() => setColorScheme(now === 'dark' ? 'light' : 'dark')}
    >
      <HalfMoonIcon />
      {labelled && label}
    </UnstyledButton>
  );
}

function SearchButton() {
  const t = useWords('shell');
  const me = useMe();
  // Here and not in the search itself, which may still be on its way when the keys are pressed.
  useHotkeys(me ? [['mod+K', () => void openQuickSearch()]] : []);
  if (!me) return null;
  return (
    <UnstyledButton
      className="tool search"
      onClick={() => void openQuickSearch()}
      aria-label={`${t('search')} ${t('search.keys')}`}
    >
      <SearchIcon />
      <Kbd size="xs" aria-hidden="true">
        {t('search.keys')}
      </Kbd>
    </UnstyledButton>
  );
}

/** Wordmark, places, search, language, light or dark, person. */
export function TopBar({ onSignOut }: { onSignOut: () => void }) {
  const t = useWords('shell');
  const me = useMe();
  const [opened, drawer] = useDisclosure(false);
  return (
    <div className="top-bar">
      <div className="line">
        <Link to="/" className="wordmark">
          <MarkIcon />
          Traccia
        </Link>
        <nav className="wide" aria-label={t('places')}>
          <WidePlaces />
        </nav>
        <div className="tools">
          <SearchButton />
          <LanguageMenu signedIn={me !== null} />
          <SchemeButton />
          <PersonMenu onSignOut={onSignOut} />
          <Button
            variant="subtle"
            className="tool narrow"
            px="xs"
            onClick={drawer.open}
            aria-label={t('places')}
            aria-expanded={opened}
          >
            <MenuIcon />
          </Button>
        </div>
      </div>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        title="Traccia"
        size="18rem"
        position="right"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <nav aria-label={t('places')}>
          <PlaceLinks onGo={drawer.close} />
        </nav>
        <SchemeButton labelled />
      </Drawer>
    </div>
  );
}
