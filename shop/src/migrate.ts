import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { migrateProject, usage } = await import("./migrate/migrate-project.js");
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const args = process.argv.slice(2);
if (!printedHelp(args, usage)) {
  process.exitCode = await migrateProject(args, process.env, {
    out: (line) => process.stdout.write(`${line}\n`),
    printError: (line) => process.stderr.write(`${line}\n`),
  });
}
