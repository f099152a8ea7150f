import { Button, Group, NumberInput, TextInput } from '@mantine/core';
import type { AcceptedRange, AcceptedText, WrittenScoring } from '@traccia/survey';
import { useWords } from '../../../lib/words';

type Accepted = AcceptedText | AcceptedRange;

/** The words or numbers that are right, and the part of the points that each brings. */
export function AcceptedFields(props: {
  ofNumber: boolean;
  scoring: WrittenScoring;
  onChange: (accepted: Accepted[], part: string) => void;
}) {
  const t = useWords('instruments');
  const { ofNumber, onChange } = props;
  const { accepted } = props.scoring;
  const put = (at: number, changed: Partial<AcceptedText & AcceptedRange>) =>
    onChange(
      accepted.map((each, i) => (i === at ? ({ ...each, ...changed } as Accepted) : each)),
      `accepted ${at}`,
    );
  const next: Accepted = ofNumber ? { min: 0, max: 0 } : { text: '' };
  return (
    <div role="group" aria-label={t('scoring.accepted')}>
      <p className="label">{t('scoring.accepted')}</p>
      {!ofNumber && <p className="hint">{t('scoring.accepted_hint')}</p>}
      {accepted.map((each, at) => (
        <Group key={at} align="flex-end" my="xs">
          {'text' in each ? (
            <TextInput
              label={t('scoring.accepted_words', { place: at + 1 })}
              maxLength={200}
              value={each.text}
              onChange={(event) => put(at, { text: event.currentTarget.value })}
            />
          ) : (
            <Ends each={each} place={at + 1} onChange={(ends) => put(at, ends)} />
          )}
          <NumberInput
            label={t('scoring.share')}
            hideControls
            w="7rem"
            suffix=" %"
            min={1}
            max={100}
            value={Math.round((each.share ?? 1) * 100)}
            onChange={(share) =>
              typeof share === 'number' && share > 0 && put(at, { share: Math.min(share, 100) / 100 })
            }
          />
          <Button
            variant="default"
            onClick={() => onChange([...accepted.slice(0, at), ...accepted.slice(at + 1)], 'accepted')}
          >
            {t('scoring.accepted_remove', { place: at + 1 })}
          </Button>
        </Group>
      ))}
      <Button variant="default" size="compact-sm" onClick={() => onChange([...accepted, next], 'accepted')}>
        {t('scoring.accepted_add')}
      </Button>
    </div>
  );
}

function Ends(props: {
  each: AcceptedRange;
  place: number;
  onChange: (ends: Partial<AcceptedRange>) => void;
}) {
  const t = useWords('instruments');
  const { each, place, onChange } = props;
  return (['min', 'max'] as const).map((end) => (
    <NumberInput
      key={end}
      label={t(end === 'min' ? 'scoring.accepted_from' : 'scoring.accepted_to', { place })}
      hideControls
      w="7rem"
      value={each[end]}
      onChange={(value) => typeof value === 'number' && onChange({ [end]: value })}
    />
  ));
}
