import { type Conversion, type ConversionFormat, FileRefused } from './conversion.js';
import { importGift } from './gift/import-gift.js';
import { importLss } from './limesurvey/import-lss.js';
import { conversionLimits } from './limits.js';
import { importOwnJson, isOwnJson } from './own-json.js';
import { readJson } from './read-json.js';
import { importSurveyJs } from './surveyjs/import-surveyjs.js';
import { importXlsform } from './xlsform/import-xlsform.js';
import { isOldWorkbook, isWorkbook } from './xlsform/workbook.js';

export interface FileConversion {
  /** What the file is by its content; null when it is nothing we read. */
  format: ConversionFormat | null;
  conversion: Conversion;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A question of GIFT may begin with its answers, or with the name of its markup. */
const looksLikeJson = (start: string) =>
  /^(?:\{(?!\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*[#}]))|\[(?!(?:html|moodle|plain|markdown)\]))/.test(start);

function convertJson(source: string): FileConversion {
  try {
    return isOwnJson(readJson(source))
      ? { format: 'traccia', conversion: importOwnJson(source) }
      : { format: 'surveyjs', conversion: importSurveyJs(source) };
  } catch (error) {
    return { format: null, conversion: { fault: error instanceof FileRefused ? error.fault : 'unreadable' } };
  }
}

/**
 * Reads a questionnaire that was written elsewhere; what it is decides its content, not its name.
 *
 * @param bytes    the file; whoever calls has made sure that a packed one unpacks to no more than the limit
 * @param language what a file is written in that does not say so itself
 * @returns format and draft with report, or the reason why it cannot be read; never throws
 */
export async function convertFile(bytes: Uint8Array, language = 'en'): Promise<FileConversion> {
  if (bytes.length > conversionLimits.bytes) return { format: null, conversion: { fault: 'too-large' } };
  if (isWorkbook(bytes) || isOldWorkbook(bytes))
    return { format: 'xlsform', conversion: await importXlsform(bytes) };
  const source = decode(bytes);
  if (source === null) return { format: null, conversion: { fault: 'unreadable' } };
  const start = source.trimStart();
  if (start.startsWith('<')) return { format: 'limesurvey', conversion: importLss(source) };
  if (looksLikeJson(start)) return convertJson(source);
  return { format: 'gift', conversion: importGift(source, language) };
}
