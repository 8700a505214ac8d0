import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runToken, usage } = await import("./token/run-token.js");
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const args = process.argv.slice(2);
if (!printedHelp(args, usage)) {
  process.exitCode = await runToken(args, {
    environment: process.env,
    input: process.stdin,
    out: (text) => process.stdout.write(`${text}\n`),
    printError: (text) => process.stderr.write(`${text}\n`),
  });
}
