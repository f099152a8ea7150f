import { certificateSheet } from './certificate-sheet.js';
import { TypstPdf } from './typst-pdf.js';

let typst: TypstPdf | null = null;

/** What a thread of the worker does: one certificate from plain strings, as PDF and as a picture. */
export function drawSheet(values: Record<string, string>): { pdf: Uint8Array; svg: string } {
  typst ??= new TypstPdf();
  return typst.render({ source: certificateSheet, values });
}
