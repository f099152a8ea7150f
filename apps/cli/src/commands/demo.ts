import { parseArgs } from 'node:util';
import { demoPassword } from '@traccia/contracts';
import type { LinkKeys } from '@traccia/runtime';
import { type Command, type CommandContext, CommandFault, UsageFault, withDatabase } from '../command.js';
import { buildWorld } from '../demo/build-world.js';
import { readDeployment, resetDemo, seedDemo } from '../demo/seed-demo.js';
import { trueEffects } from '../demo/true-effects.js';
import { describeTruth } from '../demo/truth.js';
import type { DemoWorld } from '../demo/world.js';
import type { CliSettings } from '../env.js';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'seed, reset or explain the demo world',
  usage: [
    'Usage: traccia demo seed | reset | truth',
    '',
    '  seed   fill an empty database with the demo centre; a database that was seeded is left alone',
    '  reset  put a demo database back to its first day, with the clock set right',
    '  truth  print what is true in the demo world, to hold the figures against',
    '',
    'seed and reset need TRACCIA_MODE=demo and TRACCIA_LINK_KEYS. A database with real data is always refused.',
  ],
  async run(args, context) {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [act, ...more] = positionals;
    if (more.length > 0) throw new UsageFault(`Unexpected "${more[0]}".`);
    if (act === 'seed') return seed(context);
    if (act === 'reset') return reset(context);
    if (act === 'truth') return printTruth(context);
    throw new UsageFault(act ? `Unknown: demo ${act}.` : 'Say what: demo seed, demo reset or demo truth.');
  },
};

function demoKeys({ mode, linkKeys }: CliSettings): LinkKeys {
  if (mode !== 'demo')
    throw new CommandFault('TRACCIA_MODE is production; the demo is only seeded with TRACCIA_MODE=demo.');
  if (!linkKeys)
    throw new CommandFault('TRACCIA_LINK_KEYS is not set; open surveys of the demo carry personal links.');
  return linkKeys;
}

function describe(world: DemoWorld): string {
  const { programmes, courses, activities, people, organizations, responses } = world;
  const countries = new Set(people.map(({ countryCode }) => countryCode)).size;
  return (
    `${programmes.length} programmes, ${courses.length} courses, ${activities.length} activities, ${people.length} people ` +
    `of ${organizations.length} organizations in ${countries} countries, ${responses.length} responses`
  );
}

async function seed({ settings, terminal }: CommandContext): Promise<void> {
  const keys = demoKeys(settings());
  await withDatabase(settings(), 'owner', async (db) => {
    const world = await seedDemo(db, { keys });
    if (!world) return terminal.say('The demo was seeded before; nothing was changed.');
    terminal.say(`Seeded the demo: ${describe(world)}.`);
    for (const { role, person } of world.signIns)
      terminal.say(`  ${role.padEnd(17)} ${person.email}  ${demoPassword}`);
  });
}

async function reset({ settings, terminal }: CommandContext): Promise<void> {
  const keys = demoKeys(settings());
  await withDatabase(settings(), 'owner', async (db) => {
    const world = await resetDemo(db, { keys });
    terminal.say(`Reset the demo: ${describe(world)}. Everybody is signed out; the clock shows today.`);
  });
}

async function printTruth({ settings, terminal }: CommandContext): Promise<void> {
  await withDatabase(settings(), 'owner', async (db) => {
    const { isDemo, seededAt } = await readDeployment(db);
    if (!isDemo || !seededAt) throw new CommandFault('No demo was seeded in this database.');
    describeTruth(buildWorld(trueEffects.seed, seededAt)).forEach((line) => terminal.say(line));
  });
}
