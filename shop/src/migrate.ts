import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { migrateProject } = await import("./migrate/migrate-project.js");
process.exitCode = await migrateProject(process.argv.slice(2), process.env, {
  out: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
});
