/** Loaded into each part: when the starter dies, even by kill -9, the part ends as if asked to. */
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
