/** Imported first by every script: says in one line what is wrong before anything newer is parsed. */
const [major, minor] = process.versions.node.split('.').map(Number);
const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 23;
if (!fits) {
  console.error(
    `Traccia needs Node 20.19 or newer (22.13 or newer in the 22 line); this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}
