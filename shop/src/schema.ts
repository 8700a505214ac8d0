import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runSchema, usage } = await import("./schema-usage/run-schema.js");
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const args = process.argv.slice(2);
if (!printedHelp(args, usage)) {
  process.exitCode = await runSchema(args, {
    environment: process.env,
    out: (text) => process.stdout.write(`${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
  });
}
