/** What the demo's courses answer to. About half name no standard: that is what a mapping of 28 models found in 2012. */
export const courseLinks: {
  course: string;
  outcomes: string[];
  standards: string[];
  indicators: string[];
  countryProgrammes?: string[];
  agreements?: string[];
  /** Gender equality, social dialogue, labour standards, just transition; none where nobody has scored yet. */
  markers?: [number, number, number, number];
}[] = [
  {
    course: 'ILS-REPORT',
    outcomes: ['18'],
    standards: ['C087', 'C098', 'C144'],
    indicators: ['ILS-3', 'ILS-5', 'ILS-7'],
    agreements: ['OWN-RB'],
    markers: [1, 2, 2, 0],
  },
  {
    course: 'ILS-INSPECT',
    outcomes: ['11'],
    standards: ['C081', 'C129', 'P081'],
    indicators: ['ILS-4', 'ILS-5', 'ILS-6'],
    countryProgrammes: ['MDG', 'JOR'],
    agreements: ['VC-IT'],
    markers: [1, 1, 2, 0],
  },
  {
    course: 'ILS-FORCED',
    outcomes: ['15'],
    standards: ['C029', 'C105', 'P029', 'R203'],
    indicators: ['ILS-5', 'ILS-6'],
    markers: [1, 1, 2, 0],
  },
  {
    course: 'ILS-GENDER',
    outcomes: ['17'],
    standards: ['C100', 'C111', 'C190', 'R206'],
    indicators: ['ILS-5', 'ILS-6'],
    markers: [2, 1, 2, 0],
  },
  {
    course: 'ENT-SCORE',
    outcomes: ['03'],
    standards: ['R189'],
    indicators: ['ENT-3', 'ENT-5', 'ENT-7', 'ENT-8'],
    countryProgrammes: ['VNM', 'ZAF'],
    agreements: ['DP-SCORE'],
    markers: [1, 2, 1, 1],
  },
  {
    course: 'ENT-SCORE-TOT',
    outcomes: ['03'],
    standards: ['R189'],
    indicators: ['ENT-2', 'ENT-3'],
    agreements: ['DP-SCORE'],
    markers: [1, 2, 1, 0],
  },
  {
    course: 'ENT-SKILLS',
    outcomes: ['02'],
    standards: ['C142', 'R195'],
    indicators: [],
    agreements: ['EI-TUITION'],
    markers: [1, 1, 1, 0],
  },
  { course: 'ENT-YOUTH', outcomes: ['01'], standards: [], indicators: ['ENT-5'], markers: [1, 0, 0, 0] },
  { course: 'ENT-GREEN', outcomes: [], standards: [], indicators: ['ENT-5'], markers: [0, 1, 0, 2] },
  {
    course: 'SDT-BARGAIN',
    outcomes: ['12', '14'],
    standards: ['C098', 'C154'],
    indicators: ['SDT-5', 'SDT-7'],
    markers: [1, 2, 2, 0],
  },
  {
    course: 'SDT-UNION',
    outcomes: ['10'],
    standards: [],
    indicators: ['SDT-5', 'SDT-6'],
    agreements: ['VC-IT'],
  },
  { course: 'SDT-EMPLOYER', outcomes: ['09'], standards: [], indicators: ['SDT-6'], markers: [0, 1, 0, 0] },
  {
    course: 'SDT-PROTECT',
    outcomes: ['04'],
    standards: ['C102', 'R202'],
    indicators: [],
    countryProgrammes: ['PER', 'KEN'],
    markers: [1, 1, 2, 0],
  },
  { course: 'LRN-METHODS', outcomes: [], standards: [], indicators: ['LRN-3'], markers: [1, 1, 0, 0] },
];
export const markerCodes = [
  'gender_equality',
  'social_dialogue',
  'labour_standards',
  'just_transition',
] as const;

/** Programmes by country with their editions; the days are illustrative. */
export const countryProgrammes: [code: string, country: string, edition: string, from: string, to: string][] =
  [
    ['MDG', 'MG', '2015-19', '2015-01-01', '2019-12-31'],
    ['MDG', 'MG', '2024-28', '2024-01-01', '2028-12-31'],
    ['JOR', 'JO', '2012-15', '2012-01-01', '2015-12-31'],
    ['JOR', 'JO', '2024-28', '2024-01-01', '2028-12-31'],
    ['KEN', 'KE', '2023-27', '2023-01-01', '2027-12-31'],
    ['PER', 'PE', '2025-28', '2025-01-01', '2028-12-31'],
    ['SEN', 'SN', '2025-29', '2025-01-01', '2029-12-31'],
    ['VNM', 'VN', '2022-26', '2022-01-01', '2026-12-31'],
    ['ZAF', 'ZA', '2024-28', '2024-01-01', '2028-12-31'],
  ];

export const agreements: [code: string, kind: string, title: string, donor: string | null][] = [
  ['VC-IT', 'voluntary_contribution', 'Annual voluntary contribution', 'Government of Italy'],
  ['DP-SCORE', 'donor_project', 'Sustaining competitive and responsible enterprises', 'SECO and Norad'],
  ['EI-TUITION', 'earned_income', 'Tuition of open courses', null],
  ['HG-CAMPUS', 'host_government', 'Upkeep of the campus', 'City of Turin'],
  ['OWN-RB', 'own_funds', 'Regular budget of the centre', null],
];

/** GB.317/POL/6, paragraph 7; what the paper does not name stands as not stated. */
export const paperReach: [group: string, people: number][] = [
  ['employers_org', 1_900],
  ['workers_org', 3_200],
  ['government_labour_ministry', 2_000],
  ['government_other', 6_500],
  ['not_stated', 9_200],
];
