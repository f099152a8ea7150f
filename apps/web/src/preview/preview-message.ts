import type { InstrumentDefinition } from '@traccia/survey';

/** What the editor tells the frame beside it, and the frame's word that it listens. Never leaves our own origin. */
export interface PreviewMessage {
  kind: 'traccia-preview';
  definition: InstrumentDefinition;
  language: string;
  /** Code of the item to look at. */
  at: string | null;
}
export const previewReady = 'traccia-preview-ready';

/** From our own origin, from the window around us, and of the agreed shape. */
export function readPreviewMessage(event: MessageEvent<unknown>, parent: Window): PreviewMessage | null {
  const { data, origin, source } = event;
  if (origin !== window.location.origin || source !== parent) return null;
  const ours = typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'traccia-preview';
  return ours ? (data as PreviewMessage) : null;
}
