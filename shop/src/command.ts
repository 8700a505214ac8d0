import "@souk/kernel/process/node-version";

// loaded only after the check of Node's version
const { runCommand } = await import("./commands/run-command.js");
const stopping = new AbortController();
process.once("SIGINT", () => stopping.abort());
process.exitCode = await runCommand(process.argv.slice(2), process.env, {
  out: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
  signal: stopping.signal,
});
