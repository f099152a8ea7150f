import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase, demoTemplate } from './database.js';
import { startProduct } from './product.js';
import { until } from './worker.js';

/** What the worker has made of the fresh demonstration so far: figures and mails. */
interface Made {
  figures: number;
  mails: number;
}

const database = await createTestDatabase();
const product = await startProduct(database);
await product.cli('demo', 'seed');
let quiet = 0;
let before = '';
await until(
  'the figures and the mails of the demonstration',
  async () => {
    await pause(1500);
    const [made] = (await database.owner.query(
      `SELECT (SELECT count(*)::int FROM impact_run WHERE kind = 'released') AS figures,
         (SELECT count(*)::int FROM captured_mail) AS mails`,
    )) as [Made];
    quiet = JSON.stringify(made) === before ? quiet + 1 : 0;
    before = JSON.stringify(made);
    return { ...made, quiet };
  },
  ({ figures, mails, quiet: times }) => figures > 0 && mails > 0 && times > 2,
  180_000,
);
await product.stop();
await database.becomeTemplate(demoTemplate);
