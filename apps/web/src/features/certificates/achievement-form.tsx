import { Button, Checkbox, NumberInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { certificatesApi, type AnswerOf } from '@traccia/contracts';
import { useState, type SubmitEvent } from 'react';
import { ProblemNote } from '../../components/problem-note';
import { checkBody } from '../../lib/check-body';
import { useWords } from '../../lib/words';
import { useSetCertificateRule } from './mutations';

type Rule = AnswerOf<typeof certificatesApi.setRule>;

/** What makes an achievement: a test, assignments, or both. Attendance is asked for in the activity itself. */
export function AchievementForm({ activityId, rule }: { activityId: string; rule: Rule }) {
  const t = useWords('certificates');
  const save = useSetCertificateRule(activityId);
  const [test, setTest] = useState<number | string>(rule.testPercent ?? '');
  const [assignments, setAssignments] = useState(rule.assignments);
  const [refused, setRefused] = useState<unknown>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = { testPercent: test === '' ? null : Number(test), assignments };
    const fault = checkBody(certificatesApi.setRule, body);
    setRefused(fault);
    if (!fault) save.mutate(body, { onSuccess: () => notifications.show({ message: t('rule.saved') }) });
  };
  return (
    <form className="certificate-form" onSubmit={submit} aria-labelledby="certificate-rule" noValidate>
      <h2 id="certificate-rule">{t('editor.rule')}</h2>
      <NumberInput
        label={t('rule.test')}
        description={t(rule.namedTest ? 'rule.test_hint' : 'rule.no_test')}
        disabled={!rule.namedTest}
        maw="24rem"
        min={1}
        max={100}
        allowDecimal={false}
        suffix=" %"
        value={test}
        onChange={setTest}
      />
      <Checkbox
        label={t('rule.assignments')}
        description={t('rule.assignments_set', { count: rule.assignmentsSet })}
        checked={assignments}
        onChange={(event) => setAssignments(event.currentTarget.checked)}
      />
      <ProblemNote error={refused ?? save.error} />
      <div>
        <Button type="submit" loading={save.isPending}>
          {t('rule.save')}
        </Button>
      </div>
    </form>
  );
}
