import type { ShopClient } from "./shop-client.js";

export interface RestAnswer<Body = any> {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the body; undefined for an empty body. */
  readonly body: Body;
}

/** Sends a REST request as JSON; `path` includes a prefix, if any. */
export async function rest<Body = any>(
  client: ShopClient,
  method: string,
  path: string,
  { body, headers = {} }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<RestAnswer<Body>> {
  const response = await client.fetch(path, {
    method,
    headers: {
      accept: "application/json",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text === "" ? undefined : JSON.parse(text)) as Body,
  };
}
