import { parseArgs } from 'node:util';
import { UsageFault, type Command } from '../command.js';
import { listRuns } from '../impact/list-runs.js';
import { rerunRun } from '../impact/rerun-run.js';

export const impactCommand: Command = {
  name: 'impact',
  summary: 'compute a published run again and compare it bit for bit, or list the newest runs',
  usage: [
    'Usage: traccia impact rerun RUN',
    '       traccia impact list [--limit COUNT]',
    '',
    '  rerun   reads the rows of the run as they are now, computes with the installed engine and compares the hash of',
    '          those invited, the hash of the answers and every figure; nothing is written',
    '  list    the newest runs, 20 unless --limit says otherwise',
    '',
    'RUN is the identifier that stands under "About this run" on the page of the figures. Exit code 1 when anything',
    'differs, or when the run was made by another version of the method or of the rules of what is shown.',
  ],
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { limit: { type: 'string', default: '20' } },
    });
    const [what, id, ...rest] = positionals;
    if (rest.length > 0) throw new UsageFault('One run at a time.');
    if (what === 'list' && id === undefined) return listRuns(context, countOf(values.limit));
    if (what !== 'rerun') throw new UsageFault('Say what: impact rerun or impact list.');
    if (id === undefined) throw new UsageFault('No run was named.');
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
      throw new UsageFault(`"${id}" is not the identifier of a run.`);
    return rerunRun(context, id);
  },
};

const mostListed = 1000;

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= mostListed) return count;
  throw new UsageFault(`--limit is a whole number from 1 to ${mostListed}.`);
}
