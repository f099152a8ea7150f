import './node-version.mjs';
import './env-file.mjs';
const { main, run } = await import('./run.mjs');

main(async () => {
  const [
    { build },
    { install },
    { linkKeys, openDatabase },
    { findRunning },
    { built, makeStateDir, stateDir },
  ] = await Promise.all([
    import('./build.mjs'),
    import('./install.mjs'),
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
    const { code } = await run(
      process.execPath,
      ['--enable-source-maps', built.cli, ...process.argv.slice(2)],
      {
        cwd: process.env.INIT_CWD ?? process.cwd(),
        env: {
          ...process.env,
          DATABASE_URL: database.url,
          TRACCIA_LINK_KEYS: linkKeys(),
          TRACCIA_MODE: process.env.TRACCIA_MODE ?? running?.mode ?? (database.own ? 'demo' : 'production'),
          TRACCIA_STATE_DIR: stateDir,
        },
      },
    );
    return code;
  } finally {
    await database.stop();
  }
});
