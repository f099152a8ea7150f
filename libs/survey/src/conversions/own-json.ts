import type { InstrumentDefinition } from '../definition.js';
import { instrumentDefinitionSchema } from '../definition-schema.js';
import { type Conversion, FileRefused, orFault, type ReportLine } from './conversion.js';
import { isObject, type JsonObject, readJson } from './read-json.js';

const format = 'traccia-instrument';

/** An instrument as JSON that is read back exactly. */
export function exportJson(definition: InstrumentDefinition): string {
  return `${JSON.stringify({ format, version: 1, definition }, null, 2)}\n`;
}

export const isOwnJson = (root: JsonObject): boolean => root['format'] === format;

/** The way back of `exportJson`. */
export function importOwnJson(source: string): Conversion {
  return orFault(() => {
    const { definition } = readJson(source);
    const read = isObject(definition) ? instrumentDefinitionSchema.safeParse(definition) : null;
    if (!read?.success) throw new FileRefused('unreadable');
    const report = read.data.pages.flatMap((page) =>
      page.items.map((item): ReportLine => ({
        place: page.code,
        what: `${item.code} (${item.type})`,
        action: 'converted',
        why: 'same',
      })),
    );
    return { definition: read.data, report };
  });
}
