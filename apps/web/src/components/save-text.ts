import { saveBytes } from './save-bytes';

/** Hands a text to the reader's downloads under a name. */
export function saveText(name: string, mediaType: string, text: string): void {
  saveBytes(name, `${mediaType};charset=utf-8`, new TextEncoder().encode(text));
}
