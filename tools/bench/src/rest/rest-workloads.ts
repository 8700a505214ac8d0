import { restRoutes } from "@souk/router/rest/rest-routes";
import type { Load } from "../measure/load.ts";

export type RequestVariant = Pick<Load, "url" | "body" | "headers">;

/** One request by each way, with the same operation and the same data. */
export interface RestWorkload {
  readonly name: string;
  readonly graphql: RequestVariant;
  readonly rest: RequestVariant;
}

/** Returns the workloads of a shop with demo data, and fills a cart for one of them. */
export async function shopWorkloads(origin: string): Promise<RestWorkload[]> {
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
  const graphql = (name: string, variables: unknown, headers: Record<string, string> = {}): RequestVariant => {
    const query = restRoutes.find((route) => route.name === name)?.operation;
    return { url: `${origin}/graphql`, body: JSON.stringify({ query, variables }), headers };
  };
  const rest = (path: string, headers: Record<string, string> = {}): RequestVariant => ({
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
