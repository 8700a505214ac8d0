import { startSubgraphs } from "./subgraph-servers.ts";

const { urls, calls } = await startSubgraphs();
process.on("message", ({ command }: { readonly command: string }) => {
  if (command === "calls") process.send?.({ calls: calls() });
});
process.stdout.write(`ready ${JSON.stringify(urls)}\n`);
