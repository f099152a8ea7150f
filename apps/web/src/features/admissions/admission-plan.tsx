import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Activity, AnswerOf, admissionPlanApi } from '@traccia/contracts';
import { useState } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { QueryState } from '../../components/query-state';
import { useFormat } from '../../lib/format';
import { useMay } from '../../lib/me';
import { useWords } from '../../lib/words';
import { InviteGuests } from './invite-guests';
import { InvitedTable } from './invited-table';
import { useSetQuota } from './mutations';
import { OrganizationPicker, type Picked } from './organization-picker';
import { admissionsQueries } from './queries';
import './admissions.css';

type Plan = AnswerOf<typeof admissionPlanApi.get>;

function useOrganization() {
  const t = useWords('admissions');
  const [picked, setPicked] = useState<Picked | null>(null);
  const picker = (
    <OrganizationPicker
      picked={picked}
      locked={false}
      countryCode={null}
      words={{ label: t('plan.organization'), hint: t('plan.organization_hint') }}
      onPick={setPicked}
    />
  );
  return { picked, picker, clear: () => setPicked(null) };
}

function Quotas({ activityId, quotas }: { activityId: string; quotas: Plan['quotas'] }) {
  const t = useWords('admissions');
  const format = useFormat();
  const { picked, picker, clear } = useOrganization();
  const [places, setPlaces] = useState<number | string>(1);
  const set = useSetQuota(activityId);
  const give = () => {
    if (picked) set.mutate({ organizationId: picked.id, places: Number(places) }, { onSuccess: clear });
  };
  return (
    <>
      <h2>{t('plan.quotas')}</h2>
      {quotas.length === 0 && <Text>{t('plan.no_quotas')}</Text>}
      <ul>
        {quotas.map((quota) => (
          <li key={quota.organizationId}>
            {quota.organizationName} ·{' '}
            {t('nom.used', { used: format.number(quota.used), places: format.number(quota.places) })}
          </li>
        ))}
      </ul>
      {picker}
      {picked && (
        <Group align="end">
          <NumberInput
            label={t('nom.places')}
            value={places}
            min={0}
            max={1000}
            allowDecimal={false}
            onChange={setPlaces}
          />
          <Button onClick={give} loading={set.isPending} disabled={places === ''}>
            {t('plan.give')}
          </Button>
        </Group>
      )}
      <ProblemNote error={set.error} />
    </>
  );
}

function Invitations({ activityId, invitations }: { activityId: string; invitations: Plan['invitations'] }) {
  const t = useWords('admissions');
  return (
    <>
      <h2>{t('plan.invitations')}</h2>
      <InviteGuests activityId={activityId} />
      <InvitedTable activityId={activityId} guests={invitations} />
    </>
  );
}

/** Who may nominate for how many places, or who may apply; where anybody may, there is nothing to plan. */
export function AdmissionPlan({ activity }: { activity: Pick<Activity, 'id' | 'admissionMode'> }) {
  const may = useMay();
  const { id, admissionMode } = activity;
  const planned = admissionMode === 'nomination' || admissionMode === 'invitation';
  const query = useQuery({ ...admissionsQueries.plan(id), enabled: planned });
  if (!planned || !may('admissions.manage')) return null;
  return (
    <section className="admission-plan">
      <QueryState query={query} lines={3}>
        {({ quotas, invitations }) =>
          admissionMode === 'nomination' ? (
            <Quotas activityId={id} quotas={quotas} />
          ) : (
            <Invitations activityId={id} invitations={invitations} />
          )
        }
      </QueryState>
    </section>
  );
}
