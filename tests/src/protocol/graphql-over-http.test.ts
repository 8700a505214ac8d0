import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverAudits } from "graphql-http";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

const audits = serverAudits({ url: () => `${shop.client.origin}/graphql` });

describe("audits of the GraphQL over HTTP specification", () => {
  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))("%s %s", async (_id, _name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: "ok" });
  });
});

describe("a request that is not GraphQL gets a status code", () => {
  const json = { "content-type": "application/json" };
  const post = (headers: Record<string, string>, body: string): RequestInit => ({ method: "POST", headers, body });
  const query = JSON.stringify({ query: "{ categories { id } }" });

  test.each<[status: number, what: string, path: string, request: RequestInit, code: string]>([
    [405, "a mutation by GET", "/graphql?query=mutation%7Blogout%7D", {}, "METHOD_NOT_ALLOWED"],
    [405, "a PUT", "/graphql", { method: "PUT", headers: json, body: query }, "METHOD_NOT_ALLOWED"],
    [
      406,
      "an answer in a type that there is none of",
      "/graphql",
      post({ ...json, accept: "text/csv" }, query),
      "BAD_USER_INPUT",
    ],
    [
      413,
      "a body over 1 MiB",
      "/graphql",
      post(json, JSON.stringify({ query: " ".repeat(1_048_577) })),
      "BAD_USER_INPUT",
    ],
    [
      415,
      "a body that is not JSON by its type",
      "/graphql",
      post({ "content-type": "text/plain" }, query),
      "BAD_USER_INPUT",
    ],
    [400, "a body that is not JSON", "/graphql", post(json, "{"), "BAD_USER_INPUT"],
    [400, "no query", "/graphql", post(json, "{}"), "BAD_USER_INPUT"],
  ])("%i: %s", async (status, _what, path, request, code) => {
    const response = await shop.client.fetch(path, request);
    expect(response.status).toBe(status);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(errors).toMatchObject([{ extensions: { code, correlationId: expect.any(String) } }]);
    expect(errors[0]?.message.length).toBeGreaterThan(10);
  });
});
