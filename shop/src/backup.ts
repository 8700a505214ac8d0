import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runBackup } = await import("./backup/run-backup.js");
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const { backupUsage } = await import("./backup/backup-arguments.js");
const args = process.argv.slice(2);
if (!printedHelp(args, backupUsage)) {
  process.exitCode = await runBackup(args, process.env, {
    stdout: process.stdout,
    printError: (text) => process.stderr.write(`${text}\n`),
  });
}
