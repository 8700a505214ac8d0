import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runImport } = await import("./import/run-import.js");
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const { usage } = await import("./import/import-arguments.js");
const args = process.argv.slice(2);
if (!printedHelp(args, usage)) {
  process.exitCode = await runImport(args, process.env, {
    out: (text) => process.stdout.write(`${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
  });
}
