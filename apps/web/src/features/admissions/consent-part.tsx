import { Checkbox, Fieldset, Stack } from '@mantine/core';
import type { ApplicationForm } from '@traccia/contracts';
import { useLocalised } from '../../lib/format';
import { useWords } from '../../lib/words';
import type { Filled } from './use-application-form';

/** Each purpose in its exact words and by itself; none is ticked beforehand and only the notice is needed. */
export function ConsentPart(props: {
  texts: ApplicationForm['consentTexts'];
  consents: Filled['consents'];
  faults: Readonly<Record<string, string>>;
  disabled: boolean;
  onChange: (consents: Filled['consents']) => void;
}) {
  const t = useWords('admissions');
  const say = useLocalised();
  return (
    <Fieldset legend={t('consent.legend')}>
      <Stack gap="sm">
        {props.texts.map(({ purpose, body }) => (
          <Checkbox
            key={purpose}
            id={`consents.${purpose}`}
            label={t(`consent.${purpose}`)}
            description={say(body)}
            disabled={props.disabled}
            checked={props.consents[purpose] === true}
            error={props.faults[`consents.${purpose}`]}
            onChange={(event) =>
              props.onChange({ ...props.consents, [purpose]: event.currentTarget.checked })
            }
          />
        ))}
      </Stack>
    </Fieldset>
  );
}
