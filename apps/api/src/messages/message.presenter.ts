import type { MessageRow } from '@traccia/contracts';
import type { MessageEntry } from '@traccia/persistence';

export function presentMessage({ createdAt: _, ...message }: MessageEntry): MessageRow {
  return message;
}
