import { createDataSource } from '@traccia/persistence';
import type { DataSource } from 'typeorm';
import type { BenchCase } from './bench-row.js';

/** Forty open activities of four courses; a page shows twenty-five. */
async function seed(owner: DataSource): Promise<void> {
  await owner.query(
    `WITH programme AS (INSERT INTO programme (code, title) VALUES ('BENCH', '{"en":"Bench"}') RETURNING id),
     course AS (INSERT INTO course (programme_id, code, title)
       SELECT programme.id, 'B-' || n, '{"en":"Safety and health at work","fr":"Sécurité et santé au travail"}'
       FROM programme, generate_series(1, 4) n RETURNING id)
     INSERT INTO activity (course_id, code, title, status, starts_on, ends_on, time_zone, capacity, languages)
     SELECT course.id, 'B-' || substr(course.id::text, 1, 8) || '-' || n, '{"en":"Safety at work","fr":"Sécurité au travail"}',
       'open', current_date + 30 + n, current_date + 34 + n, 'Europe/Rome', 30, '{en,fr}'
     FROM course, generate_series(1, 10) n`,
  );
}

/** The page everybody sees first. */
export const catalogueCase: BenchCase = {
  name: 'catalogue',
  amount: 1000,
  prepare: async ({ databaseUrl }) => {
    const owner = createDataSource(databaseUrl, { asOwner: true, poolSize: 1 });
    await owner.initialize();
    await seed(owner);
    await owner.query('ANALYZE');
    await owner.destroy();
    return {
      ours: () => ({ method: 'GET', path: '/api/catalogue?limit=25' }),
      floor: () => ({ method: 'GET', path: '/catalogue?limit=25' }),
    };
  },
};
