import * as z from 'zod';

/** A setting that is wrong or absent; the message is the one line a person reads. */
export class SettingFault extends Error {}

/**
 * Reads all settings of an app at once; unknown ones are left alone, an empty one counts as absent.
 *
 * @throws SettingFault that names every faulty setting and what is wrong with it, never its value
 * @example readEnv(z.object({ PORT: z.coerce.number() }), { PORT: 'x' }) // SettingFault: PORT: expected number
 */
export function readEnv<T extends z.ZodType>(
  schema: T,
  source: Record<string, string | undefined>,
): z.infer<T> {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`,
  );
  throw new SettingFault(`Wrong settings: ${faults.join('; ')}`);
}
