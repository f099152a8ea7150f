import { createDataSource } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { BenchCase, NextRequest } from './bench-row.js';

const activities = 5000;
/** Each is found by some hundred of the five thousand activities. */
const searches = ['migration', 'Dialogue', 'sécurité', 'formacion', 'enterprise pay', 'travail', 'inspect'];

/** Fifty courses of fifty subjects, a hundred activities of each, in four languages where there are texts. */
async function seed(owner: DataSource): Promise<void> {
  await owner.query(
    `WITH subject AS (SELECT n, (ARRAY['Labour migration', 'Social dialogue', 'Safety at work', 'Skills and training',
         'Enterprise growth', 'Pay and wages', 'Labour inspection', 'Child labour', 'Gender equality', 'Social protection'])[1 + n % 10] AS en,
       (ARRAY['Migration de main-d’œuvre', 'Dialogue social', 'Sécurité au travail', 'Compétences', 'Croissance de l’entreprise',
         'Salaires', 'Inspection du travail', 'Travail des enfants', 'Égalité', 'Protection sociale'])[1 + n % 10] AS fr,
       (ARRAY['Migración laboral', 'Diálogo social', 'Seguridad en el trabajo', 'Formación', 'Crecimiento de la empresa',
         'Salarios', 'Inspección del trabajo', 'Trabajo infantil', 'Igualdad', 'Protección social'])[1 + n % 10] AS es
       FROM generate_series(1, 50) n),
     programme AS (INSERT INTO programme (code, title) VALUES ('BENCH', '{"en":"Bench"}') RETURNING id),
     course AS (INSERT INTO course (programme_id, code, title, summary)
       SELECT programme.id, 'SUBJECT-' || n, jsonb_build_object('en', en || ' ' || n, 'fr', fr || ' ' || n, 'es', es || ' ' || n),
         jsonb_build_object('en', 'For officers of ministries, employers and workers who answer for ' || lower(en) || ' in edition ' || n)
       FROM subject, programme RETURNING id, code, title)
     INSERT INTO activity (course_id, code, title, status, starts_on, ends_on, time_zone, capacity, languages)
     SELECT course.id, course.code || '-' || n, course.title, 'open', current_date + 30 + n, current_date + 34 + n,
       'Europe/Rome', 30, '{en,fr}'
     FROM course, generate_series(1, $1::int / 50) n`,
    [activities],
  );
}

/**
 * Words as people type them, accents and small letters as they come, against the bare query on the same index. Readers
 * ask the same few questions, whose answers are kept for a second; the cold row asks each time for another first day
 * long past, so that every answer is worked out.
 */
const searchCase = (name: string, cold: boolean): BenchCase => ({
  name,
  amount: 500,
  prepare: async ({ databaseUrl }) => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 1 });
    await owner.initialize();
    await seed(owner);
    await owner.query('VACUUM ANALYZE');
    await owner.destroy();
    const next = (path: string): NextRequest => {
      let at = 0;
      return () => {
        const words = searches[at % searches.length] ?? '';
        const from = new Date(at * 86_400_000).toISOString().slice(0, 10);
        at += 1;
        return {
          method: 'GET',
          path: `${path}?limit=25&search=${encodeURIComponent(words)}${cold ? `&from=${from}` : ''}`,
        };
      };
    };
    return { ours: next('/api/catalogue'), floor: next('/catalogue-search') };
  },
});
export const catalogueSearchCase = searchCase('catalogue-search', false);
export const catalogueSearchColdCase = searchCase('catalogue-search-cold', true);
