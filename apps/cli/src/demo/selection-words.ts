/** What the panel of the demo looks at; staff words in one language, as on their board. */
export const criteria: readonly { title: string; weight: number }[] = [
  { title: 'Works in inspection or decides on it', weight: 4 },
  { title: 'Names a problem of the own office', weight: 3 },
  { title: 'Can put it into practice within a year', weight: 3 },
  { title: 'Will pass it on to colleagues', weight: 2 },
];

export const notes: readonly string[] = [
  'Strong plan; asked us for the checklist of the last academy already.',
  'Same office as two others on the list: one of them would be enough.',
  'French only. Fine for Turin, but Nairobi is in English.',
  'Was with us three years ago and trained eleven colleagues afterwards.',
  'The problem is described well, the use not at all. Call before deciding.',
];

export const conflictReason = 'We wrote our master’s thesis together; I would rather not judge.';
export const refusalReason = 'My director needs me for the budget weeks. I shall apply again next year.';
export const declineReasons: readonly string[] = [
  'Works on wage statistics; the course on data for labour ministries fits better.',
  'Attended the same academy last year.',
  'No role in inspection, and none planned.',
];
