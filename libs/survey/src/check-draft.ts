import type * as z from 'zod';
import type { InstrumentDefinition } from './definition.js';
import { instrumentDefinitionSchema } from './definition-schema.js';
import { checkInstrument } from './check-instrument.js';
import type { InstrumentFault } from './checks/fault.js';
import { mendDefinition } from './mend-definition.js';

/**
 * Whether what stands in a draft could be published: first its shape, then its sense.
 *
 * @param draft anything that is an object
 * @returns the definition, null when its shape is not that of an instrument, and all faults in the order of the form
 * @example checkDraft({}).definition // null
 */
export function checkDraft(draft: unknown): {
  definition: InstrumentDefinition | null;
  faults: InstrumentFault[];
} {
  const read = instrumentDefinitionSchema.safeParse(draft);
  const mended = mendDefinition(draft);
  const faults = checkInstrument(mended);
  const shape = read.success ? [] : faultsOfShape(read.error, mended);
  // What has a name of its own is not said a second time as a wrong shape.
  const named = new Set(
    faults.filter(({ severity }) => severity === 'error').map(({ place }) => placeKey(place)),
  );
  const rest = shape.filter(({ place }) => !named.has(placeKey(place)));
  return { definition: read.success ? read.data : null, faults: [...rest, ...faults] };
}

const placeKey = ({ kind, code }: InstrumentFault['place']) => `${kind} ${code}`;

function faultsOfShape(error: z.ZodError, definition: InstrumentDefinition): InstrumentFault[] {
  return error.issues
    .filter(({ code }) => code !== 'custom')
    .map(({ path }) => ({
      place: placeOf(path, definition),
      key: 'shape' as const,
      params: {
        part: path
          .filter((step) => typeof step === 'string')
          .join('.')
          .slice(0, 80),
      },
      severity: 'error' as const,
    }));
}

function placeOf(path: readonly PropertyKey[], definition: InstrumentDefinition): InstrumentFault['place'] {
  const [part, at, below, index] = path;
  if (part === 'answerLists' && typeof at === 'string') return { kind: 'list', code: at };
  const page = part === 'pages' && typeof at === 'number' ? definition.pages[at] : undefined;
  if (!page) return { kind: 'instrument', code: definition.code };
  const item = below === 'items' && typeof index === 'number' ? page.items[index] : undefined;
  return item ? { kind: 'item', code: item.code } : { kind: 'page', code: page.code };
}
