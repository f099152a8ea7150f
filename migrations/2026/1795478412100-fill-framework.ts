import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Strategic Policy Framework 2010–15 of the International Labour Organization: its nineteen outcomes, in its words. */
const outcomes = [
  'Employment promotion: More women and men have access to productive employment, decent work and income opportunities',
  'Skills development: Skills development increases the employability of workers, the competitiveness of enterprises, and the inclusiveness of growth',
  'Sustainable enterprises: Sustainable enterprises create productive and decent jobs',
  'Social security: More people have access to better managed and more gender equitable social security benefits',
  'Working conditions: Women and men have improved and more equitable working conditions',
  'Occupational safety and health: Workers and enterprises benefit from improved safety and health conditions at work',
  'Labour migration: More migrant workers are protected and more migrant workers have access to productive employment and decent work',
  'HIV/AIDS: The world of work responds effectively to the HIV/AIDS epidemic',
  "Employers' organizations: Employers have strong, independent and representative organizations",
  "Workers' organizations: Workers have strong, independent and representative organizations",
  'Labour administration and labour law: Labour administrations apply up-to-date labour legislation and provide effective services',
  'Social dialogue and industrial relations: Tripartism and strengthened labour market governance contribute to effective social dialogue and sound industrial relations',
  'Decent work in economic sectors: A sector-specific approach to decent work is applied',
  'Freedom of association and collective bargaining: The right to freedom of association and collective bargaining is widely known and exercised',
  'Forced labour: Forced labour is eliminated',
  'Child labour: Child labour is eliminated, with priority being given to the worst forms',
  'Discrimination at work: Discrimination in employment and occupation is eliminated',
  'International labour standards: International labour standards are ratified and applied',
  'Mainstreaming decent work: Member States place an integrated approach to decent work at the heart of their economic and social policies, supported by key UN and other multilateral agencies',
];

const markers = [
  {
    code: 'gender_equality',
    title: {
      en: 'Gender equality and non-discrimination',
      fr: 'Égalité des genres et non-discrimination',
      es: 'Igualdad de género y no discriminación',
      ar: 'المساواة بين الجنسين وعدم التمييز',
    },
  },
  {
    code: 'social_dialogue',
    title: {
      en: 'Social dialogue and tripartism',
      fr: 'Dialogue social et tripartisme',
      es: 'Diálogo social y tripartismo',
      ar: 'الحوار الاجتماعي والهيكل الثلاثي',
    },
  },
  {
    code: 'labour_standards',
    title: {
      en: 'International labour standards',
      fr: 'Normes internationales du travail',
      es: 'Normas internacionales del trabajo',
      ar: 'معايير العمل الدولية',
    },
  },
  {
    code: 'just_transition',
    title: {
      en: 'Just transition to environmental sustainability',
      fr: 'Transition juste vers la durabilité environnementale',
      es: 'Transición justa hacia la sostenibilidad ambiental',
      ar: 'الانتقال العادل نحو الاستدامة البيئية',
    },
  },
];

export class FillFramework1795478412100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO outcome (code, edition, title, valid_from, valid_to)
       SELECT lpad(nr::text, 2, '0'), '2010-15', jsonb_build_object('en', title), '2010-01-01', '2015-12-31'
       FROM unnest($1::text[]) WITH ORDINALITY AS listed(title, nr) ON CONFLICT (code, edition) DO NOTHING`,
      [outcomes],
    );
    await runner.query(
      `INSERT INTO crosscutting_marker (code, position, title, valid_from)
       SELECT m ->> 'code', nr, m -> 'title', '2010-01-01'
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS listed(m, nr) ON CONFLICT (code) DO NOTHING`,
      [JSON.stringify(markers)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM crosscutting_marker');
    await runner.query(`DELETE FROM outcome WHERE edition = '2010-15'`);
  }
}
