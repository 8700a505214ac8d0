#!/usr/bin/env node
import "@souk/kernel/process/node-version";

// imported only after the check of the Node.js version
const { runUntilSignal } = await import("@souk/kernel/process/run-until-signal");
const { readOptions, usage, UsageError } = await import("./options.js");
const { printedHelp } = await import("@souk/kernel/process/printed-help");
const { serveSupergraph } = await import("./serve-supergraph.js");

const args = process.argv.slice(2);
if (!printedHelp(args, usage)) {
  await runUntilSignal("router", async ({ opened }) => {
    try {
      const { port } = opened.use(await serveSupergraph(readOptions(args, process.env)));
      process.stdout.write(`ready http://localhost:${port}/graphql\n`);
    } catch (error) {
      if (error instanceof UsageError) process.stderr.write(`${usage}\n`);
      throw error;
    }
  });
}
