import type { MetricWords } from '../metric-words.js';

/** Reach, evidence, efficiency. */
export const processWords = {
  R1: {
    name: 'Enrolments and learners',
    formula: 'Enrolments of people who attended, and how many different people they are.',
    numerator: 'Enrolments that attended or completed',
    denominator: null,
    edge: 'One person in two activities of a year is two enrolments and one learner; the label says which is meant.',
  },
  R2: {
    name: 'Participant-days',
    formula: 'Days on which people were present, summed over people.',
    numerator: 'Days present',
    denominator: null,
    edge: 'Half a day counts one half. Online, six hours are a day.',
  },
  R3: {
    name: 'Share of a group',
    formula: 'Enrolments of a constituent group as a share of those whose group is known.',
    numerator: 'Enrolments of the group',
    denominator: 'Enrolments whose group is known',
    edge: 'Those whose group is not known are given apart.',
    gap: 'The selection board shows the groups of those chosen against the targets; enrolments over a year are not put together.',
  },
  R4: {
    name: 'Share of women',
    formula: 'Women as a share of women and men.',
    numerator: 'Women',
    denominator: 'Women and men',
    edge: 'Other answers and no answer are given apart.',
    gap: 'The selection board shows it for those chosen; enrolments over a year are not put together.',
  },
  R5: {
    name: 'Completion and certification',
    formula:
      'Enrolments that met the rule for completion as a share of all; certificates of achievement as a share of enrolments in activities with an assessment.',
    numerator: 'Enrolments that completed; certificates of achievement',
    denominator: 'Enrolments that began; those in activities with an assessment',
    edge: 'Who withdrew before the start is outside.',
  },
  R6: {
    name: 'Attendance',
    formula: 'Sessions at which a person was present as a share of the sessions that count.',
    numerator: 'Sessions present, a part of a session as one half',
    denominator: 'Sessions that count for the person',
    edge: 'Excused sessions are left out. The rule of the activity says which share is needed.',
  },
  R7: {
    name: 'Selection rate',
    formula: 'Applicants chosen as a share of those who were eligible, as a whole and by group.',
    numerator: 'Applicants chosen',
    denominator: 'Eligible applications',
    edge: 'It shows whether one group is chosen less often than another; it does not say why.',
    gap: 'Given as a whole; by group it is not worked out.',
  },
  Q1: {
    name: 'Response rates',
    formula:
      'Complete answers (RR1), and complete and partial answers (RR2), as a share of everybody invited.',
    numerator: 'RR1: complete; RR2: complete and partial',
    denominator: 'Everybody on the frozen list of the invited',
    edge: 'Complete is at least 80 % of the required questions, partial 50 to 79 %. Bounced addresses stay in the denominator. Of one question, the share without an answer is given too.',
  },
  Q2: {
    name: 'Interval of a share',
    formula: 'Wilson interval at 95 %; of weighted figures with the effective number of answers.',
    numerator: null,
    denominator: null,
    edge: 'It covers chance only, not the bias from those who did not answer, even when everybody was asked.',
    gap: 'The margin for a small finite group is not used: those who answer are no random sample of it.',
  },
  Q3: {
    name: 'Representativeness',
    formula:
      'Share of a group among those who answered less its share among the invited, for group, sex and region.',
    numerator: 'Share among answers less share among the invited',
    denominator: null,
    edge: 'A difference matters only if the group also answers differently.',
  },
  Q4: {
    name: 'Early and late answers',
    formula: 'Mean of those who answered after the last reminder less the mean of those who answered first.',
    numerator: 'Mean of late answers less mean of early answers',
    denominator: null,
    edge: 'That the late resemble the silent is an assumption.',
  },
  Q5: {
    name: 'Weighted estimate',
    formula: 'Each group counts by its share among the invited, not by how many of it answered.',
    numerator: 'Sum of weight times answer',
    denominator: 'Sum of weights',
    edge: 'Groups with fewer than ten answers are put together first. It removes the bias from unequal answering of groups, not the one within them.',
  },
  Q6: {
    name: 'Bias from silence',
    formula: 'Share of the silent times the difference between those who answered and those who did not.',
    numerator: '(1 − response rate) × (mean of answers − mean of the silent)',
    denominator: null,
    edge: 'What the silent would have said is not known; it can only be assumed.',
    gap: 'Worked out on the page, for the application rate only.',
  },
  Q7: {
    name: 'Match rate',
    formula: 'People with both forms as a share of people with at least one.',
    numerator: 'People with both forms',
    denominator: 'People with one or both',
    edge: 'Anonymous forms match only by the words that people keep themselves.',
    gap: 'Given for single activities; courses, programmes and the centre have none.',
  },
  Q8: {
    name: 'Follow-up on time',
    formula:
      'Median of the days from the end to the follow-up, against 183; and the share within 30 days of it.',
    numerator: 'Follow-ups within 30 days of the set day',
    denominator: 'Follow-ups sent',
    edge: 'Counted in the time zone of the activity.',
  },
  Q9: {
    name: 'Protection of small groups',
    formula:
      'Groups of fewer than five are hidden, of fewer than ten for sensitive questions and supervisors; and with them what they could be worked out from.',
    numerator: null,
    denominator: null,
    edge: 'It holds over everything that one role can see: filters, totals less parts, earlier figures.',
  },
  F1: {
    name: 'Cost of a participant',
    formula:
      'Full cost over enrolments; also over participant-days, and over people who apply what they learned.',
    numerator: 'Full cost of the activity',
    denominator: 'Enrolments; participant-days; people who apply it by the worst-case rate',
    edge: 'Costs without overheads are no full costs; the label says what is in them.',
  },
  X1: {
    name: 'Activities naming a standard',
    formula: 'Activities that name at least one Convention or Recommendation as a share of all.',
    numerator: 'Activities that name one',
    denominator: 'Activities that took place',
    edge: 'What is named in the objectives counts, not what is said in a session.',
  },
  X2: {
    name: 'Gender marker and tripartite participation',
    formula:
      'Activities with a gender marker of at least 1 as a share of all; and those in which all three groups took part.',
    numerator: 'Activities with the marker; with all three groups',
    denominator: 'Activities that took place',
    edge: 'One person of a group is enough for it to have taken part.',
  },
  X3: {
    name: 'Standards, gender and social dialogue in action',
    formula:
      'Share of people who have since used a labour standard, taken a step for equality, or acted together with another group; one share each.',
    numerator: 'People who answered “yes”',
    denominator: 'People who answered the question',
    edge: 'The same kind of share is given for every answer of every other question with choices.',
  },
} satisfies Record<string, MetricWords>;
