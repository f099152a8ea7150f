import { Button, Group } from '@mantine/core';
import { ProblemNote } from '../../components/problem-note';
import { useWords } from '../../lib/words';

/** What was refused, and the two ways out of a form. */
export function FormActs(props: { error: unknown; saving: boolean; onCancel: () => void }) {
  const t = useWords('framework');
  return (
    <>
      <ProblemNote error={props.error} />
      <Group>
        <Button type="submit" loading={props.saving}>
          {t('form.save')}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('form.cancel')}
        </Button>
      </Group>
    </>
  );
}
