import type { RemoteGraphQLDataSource } from "@apollo/gateway";
import { Pool } from "undici";

type Fetcher = RemoteGraphQLDataSource["fetcher"];
type FetcherResponse = Awaited<ReturnType<Fetcher>>;

const pools = new Map<string, Pool>();

/**
 * The smallest `fetch` that Apollo's gateway can use, on undici's pools. It shows the gateway's cost without its own
 * fetch stack.
 */
export const thinFetcher: Fetcher = async (url, init) => {
  const { origin, pathname } = new URL(url);
  let pool = pools.get(origin);
  if (!pool) pools.set(origin, (pool = new Pool(origin, { connections: 64 })));
  const { statusCode, headers, body } = await pool.request({
    method: "POST",
    path: pathname,
    headers: init?.headers ?? {},
    body: init?.body ?? null,
  });
  const response: Partial<FetcherResponse> = {
    ok: statusCode >= 200 && statusCode < 300,
    status: statusCode,
    statusText: "",
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null } as never,
    json: () => body.json(),
    text: () => body.text(),
  };
  return response as FetcherResponse;
};
