import { describe, expect, test } from "vitest";
import { CheckoutDocument, LogoutDocument, ProductDocument } from "./generated/operations.js";
import { isProblem, ProblemError, successOf } from "./problem.js";
import { ShopClient, type ShopClientOptions } from "./shop-client.js";
import { memoryTokens } from "./tokens.js";

interface Sent {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly authorization: string | null;
}

type Answer = { readonly status?: number; readonly body: object } | "no answer";

/** A client of a shop that answers with `answer`; `sent` has its requests. */
function clientOf(answer: (request: Sent) => Answer | Promise<Answer>, options: Partial<ShopClientOptions> = {}) {
  const sent: Sent[] = [];
  const client = new ShopClient({
    url: "http://shop.test/graphql",
    retry: { firstPauseMs: 1 },
    ...options,
    fetch: async (_url, init) => {
      const { query, variables } = JSON.parse(init?.body as string) as Sent;
      const request = { query, variables, authorization: new Headers(init?.headers).get("authorization") };
      sent.push(request);
      const given = await answer(request);
      if (given === "no answer") throw new TypeError("fetch failed");
      return Response.json(given.body, { status: given.status ?? 200 });
    },
  });
  return { client, sent };
}

const expired = {
  status: 401,
  body: { errors: [{ message: "expired", extensions: { code: "UNAUTHENTICATED", reason: "TOKEN_EXPIRED" } }] },
};
const product = { body: { data: { product: { id: "1" } } } };
const isRenewal = ({ query }: Sent): boolean => query.includes("refreshSession");
const newTokens = { __typename: "SignedIn", accessToken: "second", refreshToken: "refresh 2" };

describe("a session", () => {
  test("is renewed once for requests that expire together, and they are sent again", async () => {
    const tokens = memoryTokens({ accessToken: "first", refreshToken: "refresh 1" });
    const { client, sent } = clientOf(
      (request) => {
        if (isRenewal(request)) return { body: { data: { refreshSession: newTokens } } };
        return request.authorization === "Bearer second" ? product : expired;
      },
      { tokens },
    );
    const answers = await Promise.all([1, 2, 3].map(() => client.send(ProductDocument, { id: "1" })));
    expect(answers).toEqual([1, 2, 3].map(() => product.body.data));
    expect(sent.filter(isRenewal)).toEqual([
      expect.objectContaining({ variables: { refreshToken: "refresh 1" }, authorization: null }),
    ]);
    expect(tokens.read()).toEqual(newTokens);
  });

  test("that cannot be renewed is ended, and the error is thrown", async () => {
    const tokens = memoryTokens({ accessToken: "first", refreshToken: "spent" });
    let ends = 0;
    const { client } = clientOf(
      (request) =>
        isRenewal(request) ? { body: { data: { refreshSession: { __typename: "SessionExpired" } } } } : expired,
      { tokens, onSessionEnd: () => (ends += 1) },
    );
    await expect(client.send(ProductDocument, { id: "1" })).rejects.toMatchObject({
      code: "UNAUTHENTICATED",
      status: 401,
    });
    expect({ ends, tokens: tokens.read() }).toEqual({ ends: 1, tokens: undefined });
  });

  test("remains when its renewal gets no answer", async () => {
    const tokens = memoryTokens({ accessToken: "first", refreshToken: "refresh 1" });
    const { client } = clientOf((request) => (isRenewal(request) ? "no answer" : expired), { tokens });
    await expect(client.send(ProductDocument, { id: "1" })).rejects.toMatchObject({ code: "NETWORK_ERROR" });
    expect(tokens.read()).toEqual({ accessToken: "first", refreshToken: "refresh 1" });
  });

  test("with cookies sends no token, and is renewed by its cookie", async () => {
    let isRenewed = false;
    const { client, sent } = clientOf(
      (request) => {
        if (!isRenewal(request)) return isRenewed ? product : expired;
        isRenewed = true;
        return { body: { data: { refreshSession: newTokens } } };
      },
      { credentials: "same-origin" },
    );
    await client.send(ProductDocument, { id: "1" });
    expect(sent.map(({ authorization }) => authorization)).toEqual([null, null, null]);
  });
});

describe("a request", () => {
  test("with an idempotency key is repeated with the same key", async () => {
    let requests = 0;
    const { client, sent } = clientOf(() => {
      requests += 1;
      return requests < 3 ? "no answer" : { body: { data: { checkout: { __typename: "Order", id: "1" } } } };
    });
    await client.send(CheckoutDocument, { input: { idempotencyKey: "one" } });
    expect(sent.map(({ variables }) => variables)).toEqual([1, 2, 3].map(() => ({ input: { idempotencyKey: "one" } })));
  });

  test("that changes something without a key is sent once", async () => {
    const { client, sent } = clientOf(() => "no answer");
    await expect(client.send(LogoutDocument)).rejects.toMatchObject({ code: "NETWORK_ERROR", status: undefined });
    expect(sent).toHaveLength(1);
  });

  test("with errors throws them, unless the caller accepts an answer with missing parts", async () => {
    const errors = [{ message: "no stock", path: ["product", "stock"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }];
    const { client } = clientOf(() => ({ body: { data: { product: { id: "1", stock: null } }, errors } }));
    await expect(client.send(ProductDocument, { id: "1" })).rejects.toMatchObject({
      code: "SUBGRAPH_UNAVAILABLE",
      errors,
    });
    let missing: unknown;
    const data = await client.send(ProductDocument, { id: "1" }, { onErrors: (given) => (missing = given) });
    expect({ data, missing }).toEqual({ data: { product: { id: "1", stock: null } }, missing: errors });
  });

  test("that is aborted during a pause ends at once", async () => {
    const stop = new AbortController();
    const { client } = clientOf(
      () => {
        setTimeout(() => stop.abort(new Error("gone")), 10);
        return "no answer";
      },
      { retry: { firstPauseMs: 60_000, longestPauseMs: 60_000 } },
    );
    await expect(client.send(ProductDocument, { id: "1" }, { signal: stop.signal })).rejects.toThrow("gone");
  });
});

test("a result is either a problem or a success", () => {
  const found = { __typename: "NotFound", code: "NOT_FOUND", message: "no such product" } as const;
  const made = { __typename: "Product", id: "1" } as const;
  const results: readonly (typeof found | typeof made)[] = [found, made];
  expect(results.map((result) => isProblem(result))).toEqual([true, false]);
  expect(successOf(made)).toBe(made);
  expect(() => successOf(found)).toThrow(ProblemError);
  expect(() => successOf(null)).toThrow("the shop returned no result");
});

test("fetch is called as a function of its own: browsers refuse a call as a method of another object", async () => {
  const receivers: unknown[] = [];
  const client = new ShopClient({
    url: "http://shop.test/graphql",
    fetch(this: unknown) {
      receivers.push(this);
      return Promise.resolve(Response.json(product.body));
    },
  });
  await client.send(ProductDocument, { id: "1" });
  expect(receivers).toEqual([undefined]);
});
