import './node-version.mjs';
import './env-file.mjs';
const { main, run } = await import('./run.mjs');

/** Commands that compute from files alone: they open no database, keep no state and take no lock. */
const withoutDatabase = new Set(['analyse']);

main(async () => {
  const [{ build }, { install }, { built }] = await Promise.all([
    import('./build.mjs'),
    import('./install.mjs'),
    import('./places.mjs'),
  ]);
  const args = process.argv.slice(2);
  const runCli = async (env = {}) => {
    const { code } = await run(process.execPath, ['--enable-source-maps', built.cli, ...args], {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      env: { ...process.env, ...env },
    });
    return code;
  };
  if (withoutDatabase.has(args[0] ?? '')) {
    await install();
    await build({ pages: false });
    return runCli();
  }
  const [{ linkKeys, openDatabase }, { findRunning }, { makeStateDir, stateDir }] = await Promise.all([
    import('./database.mjs'),
    import('./run-lock.mjs'),
    import('./places.mjs'),
  ]);
  makeStateDir();
  await install();
  await build();
  const running = process.env.DATABASE_URL ? null : findRunning();
  // While the product runs its database is used; else it is started for the length of the command.
  const database = running?.databaseUrl
    ? { url: running.databaseUrl, own: true, stop: async () => {} }
    : await openDatabase();
  try {
    return await runCli({
      DATABASE_URL: database.url,
      TRACCIA_LINK_KEYS: linkKeys(),
      TRACCIA_MODE: process.env.TRACCIA_MODE ?? running?.mode ?? (database.own ? 'demo' : 'production'),
      TRACCIA_STATE_DIR: stateDir,
    });
  } finally {
    await database.stop();
  }
});
