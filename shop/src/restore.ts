import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runRestore } = await import("./backup/run-restore.js");
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const { restoreUsage } = await import("./backup/backup-arguments.js");
const args = process.argv.slice(2);
if (!printedHelp(args, restoreUsage))
  process.exitCode = await runRestore(args, process.env, (text) => process.stderr.write(`${text}\n`));
