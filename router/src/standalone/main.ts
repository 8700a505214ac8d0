#!/usr/bin/env node
import "@souk/kernel/process/node-version";

// imported only after the check of the Node.js version
const { runUntilSignal } = await import("@souk/kernel/process/run-until-signal");
const { readOptions, usage } = await import("./options.js");
const { UsageError } = await import("./usage-error.js");
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const { openStandalone } = await import("./open-standalone.js");

const args = process.argv.slice(2);
const report = (line: string): void => void process.stderr.write(`${line}\n`);
if (!printedHelp(args, usage)) {
  await runUntilSignal("router", async ({ resources }) => {
    try {
      const { port } = resources.use(await openStandalone(readOptions(args, process.env), report));
      process.stdout.write(`ready http://localhost:${port}/graphql\n`);
    } catch (error) {
      if (error instanceof UsageError) process.stderr.write(`${usage}\n`);
      throw error;
    }
  });
}
