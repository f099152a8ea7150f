/** Filled by the demo clock: moves "today" in a demo database. */
export function DemoClockMenu() {
  return null;
}
