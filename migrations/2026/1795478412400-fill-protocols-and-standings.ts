import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A protocol carries the number of the Convention that it supplements. */
const protocols: [convention: number, year: number, title: string][] = [
  [29, 2014, 'Protocol of 2014 to the Forced Labour Convention, 1930'],
  [81, 1995, 'Protocol of 1995 to the Labour Inspection Convention, 1947'],
  [89, 1990, 'Protocol of 1990 to the Night Work (Women) Convention (Revised), 1948'],
  [110, 1982, 'Protocol of 1982 to the Plantations Convention, 1958'],
  [147, 1996, 'Protocol of 1996 to the Merchant Shipping (Minimum Standards) Convention, 1976'],
  [155, 2002, 'Protocol of 2002 to the Occupational Safety and Health Convention, 1981'],
];

/** Only what is beyond doubt; every other standing stays open. */
const standings: Record<string, string> = {
  up_to_date:
    'C029 C081 C087 C094 C095 C097 C098 C100 C102 C105 C111 C115 C121 C122 C128 C129 C130 C131 C135 C138 C139 C140 C141 C142 C143 C144 C149 C150 C151 C154 C155 C156 C159 C160 C161 C167 C168 C169 C171 C175 C176 C177 C181 C182 C183 C184 C186 C187 C188 C189 C190 P029 P155 R202 R203 R204 R205 R206',
  withdrawn: 'C004 C015 C021 C028 C031 C041 C046 C050 C051 C060 C061 C064 C065 C066 C067 C086 C104',
};

/** The standards most courses name, in the two other languages in which they are authentic or official. */
const translations: [code: string, fr: string, es: string][] = [
  ['C029', 'Convention sur le travail forcé, 1930', 'Convenio sobre el trabajo forzoso, 1930'],
  ['C081', "Convention sur l'inspection du travail, 1947", 'Convenio sobre la inspección del trabajo, 1947'],
  [
    'C087',
    'Convention sur la liberté syndicale et la protection du droit syndical, 1948',
    'Convenio sobre la libertad sindical y la protección del derecho de sindicación, 1948',
  ],
  [
    'C097',
    'Convention sur les travailleurs migrants (révisée), 1949',
    'Convenio sobre los trabajadores migrantes (revisado), 1949',
  ],
  [
    'C098',
    "Convention sur le droit d'organisation et de négociation collective, 1949",
    'Convenio sobre el derecho de sindicación y de negociación colectiva, 1949',
  ],
  ['C100', "Convention sur l'égalité de rémunération, 1951", 'Convenio sobre igualdad de remuneración, 1951'],
  [
    'C102',
    'Convention concernant la sécurité sociale (norme minimum), 1952',
    'Convenio sobre la seguridad social (norma mínima), 1952',
  ],
  [
    'C105',
    "Convention sur l'abolition du travail forcé, 1957",
    'Convenio sobre la abolición del trabajo forzoso, 1957',
  ],
  [
    'C111',
    'Convention concernant la discrimination (emploi et profession), 1958',
    'Convenio sobre la discriminación (empleo y ocupación), 1958',
  ],
  ['C122', "Convention sur la politique de l'emploi, 1964", 'Convenio sobre la política del empleo, 1964'],
  [
    'C129',
    "Convention sur l'inspection du travail (agriculture), 1969",
    'Convenio sobre la inspección del trabajo (agricultura), 1969',
  ],
  ['C138', "Convention sur l'âge minimum, 1973", 'Convenio sobre la edad mínima, 1973'],
  [
    'C143',
    'Convention sur les travailleurs migrants (dispositions complémentaires), 1975',
    'Convenio sobre los trabajadores migrantes (disposiciones complementarias), 1975',
  ],
  [
    'C144',
    'Convention sur les consultations tripartites relatives aux normes internationales du travail, 1976',
    'Convenio sobre la consulta tripartita (normas internacionales del trabajo), 1976',
  ],
  [
    'C150',
    "Convention sur l'administration du travail, 1978",
    'Convenio sobre la administración del trabajo, 1978',
  ],
  [
    'C151',
    'Convention sur les relations de travail dans la fonction publique, 1978',
    'Convenio sobre las relaciones de trabajo en la administración pública, 1978',
  ],
  ['C154', 'Convention sur la négociation collective, 1981', 'Convenio sobre la negociación colectiva, 1981'],
  [
    'C155',
    'Convention sur la sécurité et la santé des travailleurs, 1981',
    'Convenio sobre seguridad y salud de los trabajadores, 1981',
  ],
  [
    'C169',
    'Convention relative aux peuples indigènes et tribaux, 1989',
    'Convenio sobre pueblos indígenas y tribales, 1989',
  ],
  [
    'C182',
    'Convention sur les pires formes de travail des enfants, 1999',
    'Convenio sobre las peores formas de trabajo infantil, 1999',
  ],
  [
    'C183',
    'Convention sur la protection de la maternité, 2000',
    'Convenio sobre la protección de la maternidad, 2000',
  ],
  ['C186', 'Convention du travail maritime, 2006', 'Convenio sobre el trabajo marítimo, 2006'],
  [
    'C187',
    'Convention sur le cadre promotionnel pour la sécurité et la santé au travail, 2006',
    'Convenio sobre el marco promocional para la seguridad y salud en el trabajo, 2006',
  ],
  [
    'C189',
    'Convention sur les travailleuses et travailleurs domestiques, 2011',
    'Convenio sobre las trabajadoras y los trabajadores domésticos, 2011',
  ],
  [
    'C190',
    'Convention sur la violence et le harcèlement, 2019',
    'Convenio sobre la violencia y el acoso, 2019',
  ],
  [
    'P029',
    'Protocole de 2014 relatif à la convention sur le travail forcé, 1930',
    'Protocolo de 2014 relativo al Convenio sobre el trabajo forzoso, 1930',
  ],
  [
    'R189',
    "Recommandation sur la création d'emplois dans les petites et moyennes entreprises, 1998",
    'Recomendación sobre la creación de empleos en las pequeñas y medianas empresas, 1998',
  ],
  [
    'R195',
    'Recommandation sur la mise en valeur des ressources humaines, 2004',
    'Recomendación sobre el desarrollo de los recursos humanos, 2004',
  ],
  [
    'R202',
    'Recommandation sur les socles de protection sociale, 2012',
    'Recomendación sobre los pisos de protección social, 2012',
  ],
  [
    'R204',
    "Recommandation sur la transition de l'économie informelle vers l'économie formelle, 2015",
    'Recomendación sobre la transición de la economía informal a la economía formal, 2015',
  ],
  [
    'R206',
    'Recommandation sur la violence et le harcèlement, 2019',
    'Recomendación sobre la violencia y el acoso, 2019',
  ],
];

export class FillProtocolsAndStandings1795478412400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `INSERT INTO labour_standard (code, kind, number, year, title)
       SELECT 'P' || lpad(p ->> 0, 3, '0'), 'protocol', (p ->> 0)::int, (p ->> 1)::int, jsonb_build_object('en', p ->> 2)
       FROM jsonb_array_elements($1::jsonb) AS listed(p) ON CONFLICT (kind, number) DO NOTHING`,
      [JSON.stringify(protocols)],
    );
    for (const [standing, codes] of Object.entries(standings))
      await runner.query('UPDATE labour_standard SET standing = $1 WHERE code = ANY($2::text[])', [
        standing,
        codes.split(' '),
      ]);
    await runner.query(
      `UPDATE labour_standard s SET title = s.title || jsonb_build_object('fr', t ->> 1, 'es', t ->> 2)
       FROM jsonb_array_elements($1::jsonb) AS listed(t) WHERE s.code = t ->> 0`,
      [JSON.stringify(translations)],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM labour_standard WHERE kind = 'protocol'`);
  }
}
