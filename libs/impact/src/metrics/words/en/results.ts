import type { MetricWords } from '../metric-words.js';

/** Levels 1 to 4. English is the measure: what is not here is no metric. */
export const resultWords = {
  'L1.1': {
    name: 'Satisfaction, mean',
    formula: 'Mean of the overall rating from 1 to 5, over everybody who gave one.',
    numerator: 'Sum of the ratings',
    denominator: 'People who gave a rating',
    edge: 'There are two means: each person counts once, or each activity counts once. They differ when activities differ in size, so the label says which it is.',
    gap: 'Only the mean over people is worked out; the mean of the means of activities is not.',
  },
  'L1.2': {
    name: 'Top two answers',
    formula: 'Share of answers that are one of the two highest steps of the scale.',
    numerator: 'People who chose one of the two highest steps',
    denominator: 'People who answered the question',
    edge: 'The share of every single step is given beside it. Scales are laid out so that high is good.',
  },
  'L1.3': {
    name: 'Relevance and engagement index',
    formula:
      'Mean of a person’s answers to the statements on relevance and engagement, then the mean over people.',
    numerator: 'Sum of the persons’ own means',
    denominator: 'People who answered at least half of the statements',
    edge: 'Cronbach’s alpha stands beside it from 30 people on; below, its interval is too wide to say anything.',
  },
  'L1.4': {
    name: 'Net promoter score',
    formula: 'Share of answers 9 and 10 less the share of answers 0 to 6, times 100.',
    numerator: 'People who answered 9 or 10, less people who answered 0 to 6',
    denominator: 'People who answered the question',
    edge: 'It runs from −100 to 100. The answers 7 and 8 count in the denominator only. From 10 answers on.',
  },
  'L2.1': {
    name: 'Knowledge acquisition rate',
    formula:
      'Share of people whose test after is better than their test before by at least the set number of points.',
    numerator: 'People with more points after than before',
    denominator: 'People who sat both tests',
    edge: 'Who had all points before cannot rise: the rate is given with and without them, and they are counted.',
    gap: 'Given for single activities; courses, programmes and the centre have none.',
  },
  'L2.2': {
    name: 'Mean gain',
    formula:
      'Mean of the points after less the points before, over people who sat both tests, on a scale of 0 to 100.',
    numerator: 'Sum of the differences',
    denominator: 'People who sat both tests',
    edge: 'No test of significance below ten pairs. How many sat only one of the tests is stated.',
    gap: 'The gain over pairs is given for single activities; above them there is the mean of each test.',
  },
  'L2.3': {
    name: 'Normalised gain of the group',
    formula:
      'Mean gain divided by the gain that was still possible: mean after less mean before, over 100 less mean before.',
    numerator: 'Mean after less mean before',
    denominator: '100 less mean before',
    edge: 'Below 0.3 is called low, from 0.7 on high; these marks come from physics courses. The mean of individual gains is another number and never mixed with it.',
    gap: 'Given for single activities; courses, programmes and the centre have none.',
  },
  'L2.4': {
    name: 'Normalised change of persons',
    formula:
      'For each person the gain over what was possible, or the loss over what there was; then the mean over people.',
    numerator: 'Sum of the persons’ changes',
    denominator: 'People who sat both tests, without those at 0 or 100 both times',
    edge: 'It treats losses as it treats gains, which the individual normalised gain does not.',
    gap: 'Given for single activities; courses, programmes and the centre have none.',
  },
  'L2.5': {
    name: 'Effect size of the change',
    formula:
      'Mean gain in standard deviations: of the mean of both tests (for comparisons), or of the differences (for planning).',
    numerator: 'Mean gain',
    denominator: 'Standard deviation, and which one',
    edge: 'The two versions differ, so the label names the one. Corrected for small groups; not given when everybody changed alike.',
    gap: 'Given for single activities; courses, programmes and the centre have none.',
  },
  'L2.6': {
    name: 'Mastery rate',
    formula: 'Share of people who reached the pass mark in the test after, as a whole and by objective.',
    numerator: 'People at or above the pass mark',
    denominator: 'People who sat the test',
    edge: 'The pass mark is set for each test; for the training of trainers it may be 90 %.',
  },
  'L2.7': {
    name: 'Self-rated gain and response shift',
    formula:
      'Self-rating now less self-rating of before, both asked at the end; response shift is the later rating of before less the one given at the start.',
    numerator: 'Sum of the differences',
    denominator: 'People who gave both ratings',
    edge: 'It is what people say of themselves and never put together with a test. Memory and politeness enter.',
    gap: 'The response shift is not worked out: it needs the same people’s ratings from the start.',
  },
  'L2.8': {
    name: 'Retention of knowledge',
    formula:
      'Mean of the test some months later over the mean of the test after; or the share of people who keep at least 90 % of their points.',
    numerator: 'Mean points some months later',
    denominator: 'Mean points after the activity',
    edge: 'The same people only. Another test form makes it a comparison of forms.',
  },
  'L2.9': {
    name: 'Confidence and commitment',
    formula:
      'Mean, and share of the two highest answers, of “I am confident that I can use it” and “I intend to use it”.',
    numerator: 'Sum of the answers from 1 to 5',
    denominator: 'People who answered the statement',
    edge: 'Intention is not application: it is read beside the application rate some months later.',
  },
  'L3.1': {
    name: 'Application rate',
    formula: 'Share of those who answered who have used what they learned in their work, wholly or in part.',
    numerator: 'People who answered “yes” or “partly”',
    denominator: 'People who answered the question',
    edge: '“Not yet” and “no opportunity” stay in the denominator and are shown apart. Who changed job counts. The strict reading, “yes” alone, is the share of that answer.',
  },
  'L3.2': {
    name: 'Application rate, worst and best case',
    formula:
      'Those who used it as a share of everybody invited: once as if no silent person had, once as if all of them had.',
    numerator: 'People who used it; in the best case also everybody who did not answer',
    denominator: 'Everybody who was invited',
    edge: 'The truth for everybody invited lies between the two. Addresses that bounced stay among the invited.',
  },
  'L3.3': {
    name: 'Intensity of use',
    formula:
      'How often it is used, from 1 to 5, times the share of the content that is used; mean over those who use it.',
    numerator: 'Sum of frequency times share used',
    denominator: 'People who use it and answered both questions',
    edge: 'Only of those who apply; it is not an average of everybody.',
  },
  'L3.4': {
    name: 'Learning not used',
    formula: 'One less the application rate.',
    numerator: 'People who did not use it',
    denominator: 'People who answered the question',
    edge: 'Other programs call it scrap learning. “Too early” is in it, so it is read with the reasons.',
  },
  'L3.5': {
    name: 'Completion of action plans',
    formula:
      'Planned actions that are done as a share of all that were planned; and people with at least one done.',
    numerator: 'Actions done',
    denominator: 'Actions planned and asked about',
    edge: 'Who planned nothing is left out. Dropped actions stay in the denominator.',
    gap: 'The mean over people is shown; the share of people with at least one action done is not.',
  },
  'L3.6': {
    name: 'What helped and what hindered',
    formula:
      'Mean of each factor from −2 (hindered a lot) to +2 (helped a lot), with the shares above and below zero.',
    numerator: 'Sum of the answers',
    denominator: 'People for whom the factor applies',
    edge: 'Who says what helped also says whether it was used: the two lean on each other. The gap between users and others needs five people on each side.',
    gap: 'The balance of all factors of a person is shown; single factors and the gap between users and others are not.',
  },
  'L3.7': {
    name: 'Confirmed by the supervisor',
    formula: 'Share of those who say that they use it whose supervisor says so too.',
    numerator: 'Pairs in which both say yes',
    denominator: 'Pairs in which the participant says yes',
    edge: 'Supervisors who do not know the person’s work are left out. Whom one names as supervisor is a choice.',
    gap: 'Given for single activities; courses, programmes and the centre have none.',
  },
  'L3.8': {
    name: 'Agreement of participant and supervisor',
    formula:
      'Cohen’s kappa: agreement beyond chance over what was possible beyond chance; weighted for ordered answers.',
    numerator: 'Observed agreement less agreement by chance',
    denominator: 'One less agreement by chance',
    edge: 'Kappa drops when nearly everybody answers alike; the plain agreement stands beside it.',
    gap: 'Given for single activities and for used or not used; the ordered answers are not compared.',
  },
  'L4.1': {
    name: 'Organizations with a change',
    formula: 'Share of organizations from which at least one change is reported that is approved or further.',
    numerator: 'Organizations with such a change',
    denominator: 'Organizations with at least one valid answer',
    edge: 'Several people of one organization count once; where they contradict each other, the change is disputed.',
    gap: 'What people answer about their organization is shown by person, not put together by organization.',
  },
  'L4.2': {
    name: 'Changes verified',
    formula: 'Changes whose evidence was accepted as a share of all changes reported.',
    numerator: 'Changes with accepted evidence',
    denominator: 'Changes reported',
    edge: 'Four grades: a claim, confirmed by a second source, a document, a public record such as a law.',
  },
  'L4.3': {
    name: 'Practices adopted',
    formula:
      'Practices that were not in place before and are in place later, of those that were not in place before.',
    numerator: 'Practices absent before and present later',
    denominator: 'Practices absent before',
    edge: 'Practices that were lost are counted too. “I do not know” is left out.',
  },
  'L4.4': {
    name: 'Change of capacity',
    formula: 'Mean over the domains of the level later less the level before, from 1 to 5.',
    numerator: 'Sum of the differences over domains',
    denominator: 'Domains assessed both times',
    edge: 'The same units should answer both times; a change of who answers is noted.',
  },
  'L4.5': {
    name: 'Adjusted contribution',
    formula:
      'Value of a change times the part due to the activity times how sure the person is of that part; summed over those who answered.',
    numerator: 'Sum of value × attribution × confidence',
    denominator: null,
    edge: 'Whoever gives no value counts as zero. Extreme values are left out by a rule that is set before. It is a claim of participants, no causal estimate.',
  },
  'L4.6': {
    name: 'Return on investment',
    formula:
      'Adjusted benefits of the first year less full costs, over full costs, in per cent; beside it benefits over costs.',
    numerator: 'Benefits less costs',
    denominator: 'Full costs',
    edge: 'Only where money is real; other benefits are listed apart. Without costs there is no figure.',
  },
  'L4.7': {
    name: 'Sustainability',
    formula: 'Share of those who used it at the first follow-up who still use it at the second.',
    numerator: 'People who use it both times',
    denominator: 'People who used it the first time',
    edge: 'Who is silent the second time counts once as no, once as yes.',
    gap: 'The answers to “are you still using it today?” are shown for each wave by itself.',
  },
  'L4.8': {
    name: 'People reached by participants',
    formula: 'People whom participants have trained or briefed since, for each participant who answered.',
    numerator: 'Sum of people reached',
    denominator: 'Participants who answered the question',
    edge: 'The same people may be counted by several participants. A few large numbers carry the mean.',
    gap: 'Only the mean is worked out; the median and the mean without the largest values are not.',
  },
  'L4.9': {
    name: 'Gap between person and organization',
    formula:
      'Share who see their own performance improved a lot less the share who see that of their organization so.',
    numerator: 'People who answered 4 or 5 for themselves, less people who did so for their organization',
    denominator: 'People who answered both',
    edge: 'The same people on both sides.',
    gap: 'Both shares are shown; their difference is not worked out.',
  },
} satisfies Record<string, MetricWords>;
