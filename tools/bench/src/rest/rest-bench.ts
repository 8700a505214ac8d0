import { restRoutes } from "@souk/router/rest/rest-routes";
import { openFreshShop } from "../measure/fresh-shop.ts";
import type { Load } from "../measure/load.ts";
import { requestCpu } from "../measure/request-cpu.ts";
import { spreadOf, type Spread } from "../measure/spread.ts";

export interface RestBenchOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: number;
  readonly report: (line: string) => void;
}

export interface RestFigures {
  readonly workload: string;
  /** CPU milliseconds of the whole shop for each request. */
  readonly graphql: Spread;
  readonly rest: Spread;
  /** REST divided by GraphQL in the same round. */
  readonly ratio: Spread;
}

type Way = Pick<Load, "url" | "body" | "headers">;

/** One request by each way, with the same operation and the same data. */
interface RestWorkload {
  readonly name: string;
  readonly graphql: Way;
  readonly rest: Way;
}

/** Runs each workload by GraphQL and by REST in turns, on a shop of its own with demo data. */
export async function benchRest({ seconds, rounds, clients, report }: RestBenchOptions): Promise<RestFigures[]> {
  await using shop = await openFreshShop("start", { RATE_LIMITS: "off" });
  const { process } = shop;
  const burst = (way: Way) => requestCpu(process, { ...way, clients, seconds, answersAtLeast: 100 });
  const figures: RestFigures[] = [];
  for (const { name, graphql, rest } of await workloadsFor(new URL(process.readyMessage).origin)) {
    // both paths are warm before the first round
    for (const way of [graphql, rest]) await burst(way);
    const taken: { graphql: number; rest: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      taken.push({ graphql: await burst(graphql), rest: await burst(rest) });
      report(`${name}, round ${round + 1} of ${rounds}`);
    }
    figures.push({
      workload: name,
      graphql: spreadOf(taken.map((round) => round.graphql)),
      rest: spreadOf(taken.map((round) => round.rest)),
      ratio: spreadOf(taken.map((round) => round.rest / round.graphql)),
    });
  }
  return figures;
}

async function workloadsFor(origin: string): Promise<RestWorkload[]> {
  const sent = async <Body>(path: string, init: RequestInit = {}): Promise<Body> => {
    const headers = new Headers(init.headers);
    headers.set("accept", "application/json");
    const response = await fetch(origin + path, { ...init, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return (await response.json()) as Body;
  };
  const products = await sent<{ id: string; stock: number }[]>("/api/products?limit=20&kind=physical");
  const id = products[0]?.id ?? "";
  const { access_token: token } = await sent<{ access_token: string }>("/auth/guest", { method: "POST" });
  const authorization = `Bearer ${token}`;
  for (const product of products.filter(({ stock }) => stock > 0).slice(0, 3)) {
    const body = JSON.stringify({ product_id: product.id, quantity: 1 });
    const headers = { authorization, "content-type": "application/json" };
    await sent("/cart/add", { method: "POST", headers, body });
  }
  const graphql = (name: string, variables: unknown, headers: Record<string, string> = {}): Way => {
    const query = restRoutes.find((route) => route.name === name)?.operation;
    return { url: `${origin}/graphql`, body: JSON.stringify({ query, variables }), headers };
  };
  const rest = (path: string, headers: Record<string, string> = {}): Way => ({
    url: `${origin}${path}`,
    body: undefined,
    headers,
  });
  return [
    {
      name: "20 products",
      graphql: graphql("listProducts", { first: 20, filter: { kind: "PHYSICAL" } }),
      rest: rest("/api/products?limit=20&kind=physical"),
    },
    { name: "one product", graphql: graphql("getProduct", { id }), rest: rest(`/api/products/${id}`) },
    {
      name: "a cart of 3 lines",
      graphql: graphql("getCart", {}, { authorization }),
      rest: rest("/api/cart", { authorization }),
    },
  ];
}
