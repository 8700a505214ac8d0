import { startSubgraphs } from "./subgraph-servers.ts";

const { urls, calls } = await startSubgraphs();
process.on("message", ({ ask }: { readonly ask: string }) => {
  if (ask === "calls") process.send?.({ calls: calls() });
});
process.stdout.write(`ready ${JSON.stringify(urls)}\n`);
