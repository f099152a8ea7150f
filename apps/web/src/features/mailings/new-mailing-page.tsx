import { Button, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { mailingPurposes, type MailingAudience } from '@traccia/contracts';
import { useState } from 'react';
import { PageFrame } from '../../components/page-frame';
import { ProblemNote } from '../../components/problem-note';
import { useLocalised } from '../../lib/format';
import { useLocale } from '../../lib/locale';
import { useWords } from '../../lib/words';
import { emptyAudience } from './audience';
import { useBeginMailing } from './mutations';
import { mailingsQueries } from './queries';
import { ReachFields } from './reach-fields';
import './mailings.css';

const page = getRouteApi('/signed-in/staff/staff/mailings/new');
const starts: Record<string, Partial<MailingAudience>> = {
  waiting: { enrolmentStatuses: ['waiting'] },
  applicants: { enrolmentStatuses: [], applicationStates: ['submitted', 'needs_approval', 'eligible'] },
  nominators: { enrolmentStatuses: [], nominators: true },
  trainers: { enrolmentStatuses: [], trainers: true },
};

/** The first two questions, to whom and why; with the answers the draft begins and saves itself. */
export function NewMailingPage() {
  const t = useWords('mailings');
  const { locale } = useLocale();
  const { activity, to } = page.useSearch();
  const navigate = page.useNavigate();
  const begin = useBeginMailing();
  const [purpose, setPurpose] = useState<(typeof mailingPurposes)[number]>('service');
  const [audience, setAudience] = useState(() =>
    emptyAudience({ activityId: activity ?? null, ...(to ? starts[to] : {}) }),
  );
  return (
    <PageFrame
      narrow
      title={t('new.title')}
      description={t('new.description')}
      crumbs={[{ label: t('title'), to: '/staff/mailings' }]}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate(
            { purpose, audience, locale },
            {
              onSuccess: ({ id }) =>
                void navigate({ to: '/staff/mailings/$mailingId', params: { mailingId: id } }),
            },
          );
        }}
      >
        <Stack gap="lg">
          <FixedActivity id={activity} />
          {!activity && <ReachFields audience={audience} activity={null} onChange={setAudience} />}
          <PurposeField value={purpose} onChange={setPurpose} />
          <ProblemNote error={begin.error} />
          <div>
            <Button type="submit" loading={begin.isPending}>
              {t('new.begin')}
            </Button>
          </div>
        </Stack>
      </form>
    </PageFrame>
  );
}

function FixedActivity({ id }: { id: string | undefined }) {
  const t = useWords('mailings');
  const say = useLocalised();
  const { data } = useQuery({ ...mailingsQueries.activity(id ?? ''), enabled: id !== undefined });
  if (!data) return null;
  return (
    <p>
      {t('new.of_activity')} <bdi>{data.code}</bdi> · {say(data.title)}
    </p>
  );
}

export function PurposeField(props: {
  value: (typeof mailingPurposes)[number];
  onChange: (value: (typeof mailingPurposes)[number]) => void;
}) {
  const t = useWords('mailings');
  return (
    <Radio.Group
      label={t('purpose.label')}
      value={props.value}
      onChange={(value) => props.onChange(value === 'news' ? 'news' : 'service')}
    >
      <Stack gap="xs" mt="xs">
        {mailingPurposes.map((purpose) => (
          <Radio
            key={purpose}
            value={purpose}
            label={t(`purpose.${purpose}`)}
            description={t(`purpose.${purpose}_hint`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
