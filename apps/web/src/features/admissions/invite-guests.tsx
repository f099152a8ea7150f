import { Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { locales, type Locale } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { useFormat } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { useInvite, type Guests } from './mutations';
import { OrganizationPicker, type Picked } from './organization-picker';
import { admissionsQueries } from './queries';
import { readAddresses } from './read-addresses';

const mostAtOnce = 200;

/** One way to invite; what it sends and what became of it are the same for all three. */
function useSending(activityId: string, onDone: () => void) {
  const t = useWords('admissions');
  const format = useFormat();
  const { locale } = useLocale();
  const invite = useInvite(activityId);
  const send = (guests: Partial<Guests>) =>
    invite.mutate(
      { organizationIds: [], personIds: [], addresses: [], locale, ...guests },
      {
        onSuccess: ({ invited, already }) => {
          notifications.show({
            message: t('plan.sent', { invited: format.number(invited), already: format.number(already) }),
          });
          onDone();
        },
      },
    );
  return { send, isPending: invite.isPending, error: invite.error };
}

function InvitePerson({ activityId }: { activityId: string }) {
  const t = useWords('admissions');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const { data } = useQuery(admissionsQueries.people(asked));
  const { send, isPending, error } = useSending(activityId, () => setText(''));
  const rows = asked.length >= 2 ? (data?.rows ?? []) : [];
  return (
    <Stack gap="xs">
      <TextInput
        type="search"
        label={t('plan.person')}
        description={t('plan.person_hint')}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className="organization-choices" aria-label={t('plan.people_found')}>
        {rows.map((row) => (
          <li key={row.id}>
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={isPending}
              onClick={() => send({ personIds: [row.id] })}
            >
              {t('plan.invite', {
                name: [`${row.givenName} ${row.familyName}`, row.organizationName]
                  .filter(Boolean)
                  .join(' · '),
              })}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote error={error} />
    </Stack>
  );
}

function InviteOrganization({ activityId }: { activityId: string }) {
  const t = useWords('admissions');
  const [picked, setPicked] = useState<Picked | null>(null);
  const { send, isPending, error } = useSending(activityId, () => setPicked(null));
  return (
    <Stack gap="xs" align="start">
      <OrganizationPicker
        picked={picked}
        locked={false}
        countryCode={null}
        words={{ label: t('plan.organization_invite'), hint: t('plan.organization_invite_hint') }}
        onPick={setPicked}
      />
      {picked && (
        <Button loading={isPending} onClick={() => send({ organizationIds: [picked.id] })}>
          {t('plan.invite', { name: picked.name })}
        </Button>
      )}
      <ProblemNote error={error} />
    </Stack>
  );
}

function InviteAddresses({ activityId }: { activityId: string }) {
  const t = useWords('admissions');
  const format = useFormat();
  const reader = useLocale();
  const [text, setText] = useState('');
  const [locale, setLocale] = useState<Locale>(reader.locale);
  const { addresses, unread } = readAddresses(text);
  const { send, isPending, error } = useSending(activityId, () => setText(''));
  const faults = [
    ...(unread.length > 0 ? [t('plan.addresses_unread', { list: format.list(unread.slice(0, 5)) })] : []),
    ...(addresses.length > mostAtOnce ? [t('plan.too_long', { most: format.number(mostAtOnce) })] : []),
  ];
  return (
    <Stack gap="xs" align="start">
      <Textarea
        className="address-list"
        label={t('plan.addresses')}
        description={t('plan.addresses_hint')}
        error={faults.length > 0 ? faults.join(' ') : undefined}
        value={text}
        minRows={3}
        maxRows={12}
        maxLength={40_000}
        autosize
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {addresses.length > 0 && (
        <>
          <NativeSelect
            label={t('plan.addresses_locale')}
            value={locale}
            data={locales.map((value) => ({ value, label: format.languageName(value) }))}
            onChange={(event) =>
              setLocale(locales.find((value) => value === event.currentTarget.value) ?? reader.locale)
            }
          />
          <Button
            loading={isPending}
            disabled={addresses.length > mostAtOnce}
            onClick={() => send({ addresses, locale })}
          >
            {t('plan.send', { count: addresses.length, n: format.number(addresses.length) })}
          </Button>
        </>
      )}
      <ProblemNote error={error} />
    </Stack>
  );
}

/** Three ways to the same list: a person we know, an organization, or whatever addresses stand in a message. */
export function InviteGuests({ activityId }: { activityId: string }) {
  return (
    <div className="invite-ways">
      <InvitePerson activityId={activityId} />
      <InviteOrganization activityId={activityId} />
      <InviteAddresses activityId={activityId} />
    </div>
  );
}
