const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Files that take much longer than their size tells, the longest of each project first. On a machine that has never
 * run them Jest takes the size for the time: these are short and would come last, one core idle beside them.
 */
const longest = [
  'libs/impact/src/disclosure/pool-attack.spec.ts',
  'tests/golden/truth/truth.spec.ts',
  'libs/survey/src/conversions/xlsform/left-out.spec.ts',
  'libs/training/src/follow-up-calendar.spec.ts',
  'tests/access/matrix-2.spec.ts',
  'tests/access/matrix-1.spec.ts',
  'tests/cli/demo.spec.ts',
  'tests/cli/backup.spec.ts',
  'tests/access/fuzz.spec.ts',
  'tests/worker/smtp.spec.ts',
  'tests/worker/boot.spec.ts',
  'tests/faults/mail-storm.spec.ts',
  'tests/faults/everything.spec.ts',
  'tests/faults/queue-loss.spec.ts',
  'tests/faults/year.spec.ts',
  'tests/journeys/pages-by-day.spec.ts',
  'tests/journeys/pages-by-night.spec.ts',
  'tests/journeys/loop.spec.ts',
];
const rank = ({ path }) => {
  const at = longest.findIndex((file) => path.replaceAll('\\', '/').endsWith(`/${file}`));
  return at === -1 ? longest.length : at;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
