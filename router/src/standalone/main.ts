import "@souk/kernel/node-version";

// only once the version is known to be new enough
const { runUntilSignal } = await import("@souk/kernel/run-until-signal");
const { readOptions, usage, UsageError } = await import("./options.js");
const { serveSupergraph } = await import("./serve-supergraph.js");

await runUntilSignal("router", async ({ opened }) => {
  try {
    const options = readOptions(process.argv.slice(2));
    const { port } = opened.use(await serveSupergraph(options));
    process.stdout.write(`ready http://localhost:${port}/graphql\n`);
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${usage}\n`);
    throw error;
  }
});
