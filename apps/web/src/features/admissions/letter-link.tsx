import { Anchor } from '@mantine/core';
import type { StoredFile } from '@traccia/contracts';
import { fileAddress } from '../../lib/send-file';

/** The letter as a download, or a dash. */
export function LetterLink({ letter }: { letter: StoredFile | null }) {
  if (!letter) return '–';
  return (
    <Anchor href={fileAddress(letter.id)} download={letter.name} size="sm">
      <bdi>{letter.name}</bdi>
    </Anchor>
  );
}
