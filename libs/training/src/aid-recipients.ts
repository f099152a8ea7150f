/**
 * Countries and territories on the OECD-DAC list of recipients of official development assistance, ISO 3166-1.
 * An edition, not a truth: it is replaced when the list is.
 */
export const aidRecipients2025: ReadonlySet<string> = new Set(
  (
    'AF AL DZ AO AR AM AZ BD BY BZ BJ BT BO BA BW BR BF BI CV KH CM CF TD CN CO KM CD CG CR CI CU DJ DM DO EC EG SV GQ ER ' +
    'SZ ET FJ GA GM GE GH GD GT GN GW GY HT HN IN ID IR IQ JM JO KZ KE KI KP XK KG LA LB LS LR LY MG MW MY MV ML MH MR MU ' +
    'MX FM MD MN ME MS MA MZ MM NA NP NI NE NG NU MK PK PW PS PA PG PY PE PH RW SH LC VC WS ST SN RS SL SB SO ZA SS LK ' +
    'SD SR SY TJ TZ TH TL TG TK TO TN TR TM TV UG UA UZ VU VE VN WF YE ZM ZW'
  ).split(' '),
);

/**
 * Whether a country receives official development assistance; null when the country is not known.
 * @example receivesAid('MG') // true
 * @source OECD Development Assistance Committee, list of ODA recipients for reporting on 2024 and 2025 flows
 */
export function receivesAid(countryCode: string | null): boolean | null {
  return countryCode === null ? null : aidRecipients2025.has(countryCode);
}
