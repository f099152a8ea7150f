import type { MigrationInterface, QueryRunner } from 'typeorm';

/** ISO 3166-1 codes by the five regions in which the ILO reports. */
const codesByRegion: Record<string, string> = {
  africa:
    'DZ AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR MU MA MZ NA NE NG RE RW SH ST SN SC SL SO ZA SS SD TZ TG TN UG EH YT ZM ZW',
  americas:
    'AG AI AR AW BB BL BM BO BQ BR BS BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI GS',
  arab_states: 'BH IQ JO KW LB OM PS QA SA SY AE YE',
  asia_pacific:
    'AF AS AU BD BN BT CC CK CN CX FJ FM GU HK HM ID IN IO IR JP KH KI KP KR LA LK MH MM MN MO MP MV MY NC NF NP NR NU NZ PF PG PH PK PN PW SB SG TF TH TK TL TO TV TW UM VN VU WF WS AQ BV',
  europe_central_asia:
    'AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GR HR HU IE IL IM IS IT JE KG KZ LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TJ TM TR UA UZ VA XK',
};

export class FillCountries1795478400500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [region, codes] of Object.entries(codesByRegion)) {
      await runner.query(
        'INSERT INTO country (code, region) SELECT unnest($1::text[]), $2 ON CONFLICT (code) DO NOTHING',
        [codes.split(' '), region],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM country');
  }
}
