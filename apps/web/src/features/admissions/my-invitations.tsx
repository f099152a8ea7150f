import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { MyInvitation } from '@traccia/contracts';
import { ButtonLink } from '../../components/link';
import { ProblemNote } from '../../components/problem-note';
import { useFormat, useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import { useDeclineInvitation } from './mutations';
import { admissionsQueries } from './queries';
import './admissions.css';

function Invitation({ invitation }: { invitation: MyInvitation }) {
  const t = useWords('admissions');
  const say = useLocalised();
  const format = useFormat();
  const decline = useDeclineInvitation();
  const { organizationName } = invitation;
  return (
    <li>
      <h3>{say(invitation.activityTitle)}</h3>
      <p>
        {format.dayRange(invitation.startsOn, invitation.endsOn)}
        {' · '}
        {t('invited.closes', {
          day: format.day(invitation.closesOn),
          zone: format.zoneName(invitation.timeZone),
        })}
      </p>
      {organizationName !== null && <p>{t('invited.organization', { name: organizationName })}</p>}
      <Group>
        <ButtonLink to="/activities/$code" params={{ code: invitation.activityCode }}>
          {t('invited.see')}
        </ButtonLink>
        {organizationName === null && (
          <Button
            variant="default"
            loading={decline.isPending}
            onClick={() =>
              decline.mutate(invitation.id, {
                onSuccess: () => notifications.show({ message: t('invited.declined') }),
              })
            }
          >
            {t('invited.decline')}
          </Button>
        )}
      </Group>
      <ProblemNote error={decline.error} />
    </li>
  );
}

/** What one may apply for because one was invited; nothing where nobody was. */
export function MyInvitations() {
  const t = useWords('admissions');
  const query = useQuery(admissionsQueries.myInvitations);
  const rows = query.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="my-invitations" aria-labelledby="my-invitations">
      <h2 id="my-invitations">{t('invited.title')}</h2>
      <ul>
        {rows.map((invitation) => (
          <Invitation key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}
