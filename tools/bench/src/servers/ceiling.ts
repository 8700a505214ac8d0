import { Pool } from "undici";
import type { SubgraphName } from "../graph/subgraphs.ts";
import { workloadNames, workloadOf, type WorkloadName } from "../workloads/workloads.ts";
import type { Execute } from "./execute.ts";
import { writeCart } from "./ceiling-cart.ts";
import { writeChains } from "./ceiling-chains.ts";
import { classicWriter } from "./ceiling-classic.ts";
import { writeProduct, writeReviews } from "./ceiling-product.ts";
import { serveGraph, type GraphServer } from "./graph-server.ts";
type WriteAnswer = (execute: Execute, variables: never) => Promise<string>;

const writers: Readonly<Record<WorkloadName, WriteAnswer>> = {
  "product-page": writeProduct,
  "reviews-page": writeReviews,
  classic: classicWriter("users", "topProducts"),
  varied: classicWriter("members", "newProducts"),
  "cart-page": writeCart,
  chains: writeChains,
};

/**
 * The upper limit for a gateway: for each workload a handwritten program that knows the query, makes only its calls and
 * writes only its answer.
 */
export async function startCeiling(urls: Readonly<Record<SubgraphName, string>>): Promise<GraphServer> {
  const poolOf = (name: SubgraphName): Pool => new Pool(new URL(urls[name]).origin, { connections: 64 });
  const pools: Readonly<Record<SubgraphName, Pool>> = {
    users: poolOf("users"),
    products: poolOf("products"),
    inventory: poolOf("inventory"),
    reviews: poolOf("reviews"),
  };
  const execute: Execute = async (subgraph, query, variables) => {
    const { statusCode, body } = await pools[subgraph].request({
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    const { data } = JSON.parse(await body.text()) as { data: never };
    if (statusCode !== 200) throw new Error(`${subgraph} answered ${statusCode}`);
    return data;
  };
  const byQuery = new Map(workloadNames.map((name) => [workloadOf(name).query, writers[name]]));
  const server = await serveGraph((text) => {
    const { query, variables } = JSON.parse(text) as { query: string; variables: never };
    const write = byQuery.get(query);
    if (!write) throw new Error("the ceiling answers the workloads of the bench and nothing else");
    return write(execute, variables);
  });
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      for (const pool of Object.values(pools)) await pool.close();
    },
  };
}
