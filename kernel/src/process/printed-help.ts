/** Prints the usage on standard output when the arguments ask for help. Returns whether they did. */
export function printedHelp(args: readonly string[], usage: string): boolean {
  if (!args.includes("--help") && !args.includes("-h")) return false;
  process.stdout.write(`${usage.trimEnd()}\n`);
  return true;
}
