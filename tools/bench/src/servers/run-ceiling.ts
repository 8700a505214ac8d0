import type { SubgraphName } from "../graph/subgraphs.ts";
import { startCeiling } from "./ceiling.ts";

const urls = JSON.parse(process.argv[2] ?? "{}") as Readonly<Record<SubgraphName, string>>;
const { url } = await startCeiling(urls);
process.stdout.write(`ready ${url}\n`);
