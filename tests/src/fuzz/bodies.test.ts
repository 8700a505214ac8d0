import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import fc from "fast-check";
import { TestShop } from "../test-kit/shop/test-shop.js";
import { faultsOf, type HttpAnswer } from "./answer-faults.js";
import { fuzzParameters, fuzzTimeoutMs, repeatedBy } from "./fuzz-settings.js";
import { hostileTexts } from "./hostile-values.js";

const timeoutMs = 10_000;

let shop: TestShop;

beforeAll(async () => {
  shop = await TestShop.create();
});

afterAll(async () => shop[Symbol.asyncDispose]());

async function post(body: Buffer | string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
  const response = await shop.client.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  });
  return { status: response.status, text: await response.text() };
}

const query = `"query": "query ($x: String!) { category(slug: $x) { id } }"`;
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("an invalid body", () => {
  test.each<[string, Buffer | string, readonly number[]]>([
    ["nothing", "", [400]],
    ["text that is not JSON", "{", [400]],
    ["a text", `"x"`, [400]],
    ["null", "null", [400]],
    ["a number beyond the range of a double", "1e999", [400]],
    ["a list", "[]", [400]],
    ["a document that is a number", `{ "query": 1 }`, [400]],
    ["variables that are a list", `{ ${query}, "variables": [1] }`, [400]],
    ["variables that are a text", `{ ${query}, "variables": "x" }`, [400]],
    ["an operation's name that is an object", `{ ${query}, "operationName": {} }`, [400]],
    ["extensions that are a text", `{ ${query}, "variables": {"x": "y"}, "extensions": "x" }`, [200, 400]],
    ["a prototype in the body", `{ "__proto__": { "query": "{ __typename }" } }`, [400]],
    ["a prototype in the variables", `{ ${query}, "variables": { "__proto__": { "x": "y" } } }`, [400]],
    [
      "a constructor in the variables",
      `{ ${query}, "variables": { "constructor": { "prototype": { "x": "y" } } } }`,
      [400],
    ],
    ["UTF-8 that is broken", bytes(`{ ${query}, "variables": { "x": "`, [0xc3, 0x28, 0xff, 0xfe], `" } }`), [200, 400]],
    ["an overlong NUL", bytes(`{ ${query}, "variables": { "x": "`, [0xc0, 0x80], `" } }`), [200, 400]],
    ["a raw NUL", bytes(`{ ${query}, "variables": { "x": "`, [0], `" } }`), [400]],
    ["UTF-16", Buffer.from(`{ ${query} }`, "utf16le"), [400]],
    ["a duplicate key", `{ ${query}, "variables": { "x": "a", "x": 1 } }`, [400]],
    ["a duplicate document", `{ "query": "{ nonsense }", ${query}, "variables": { "x": "a" } }`, [200]],
    ["a number of ten thousand digits", `{ ${query}, "variables": { "x": ${"9".repeat(10_000)} } }`, [400]],
    ["lists within lists, a hundred thousand deep", `{ ${query}, "variables": { "x": ${nested(100_000)} } }`, [400]],
    ["a document of braces", JSON.stringify({ query: "{a".repeat(50_000) }), [400]],
    [
      "a document of brackets",
      JSON.stringify({ query: `{ products(filter: ${nested(20_000)}) { totalCount } }` }),
      [400],
    ],
    [
      "a document of brackets about a card",
      JSON.stringify({ query: `mutation { addPaymentMethod(input: ${nested(20_000)}) { __typename } }` }),
      [400],
    ],
    ["a document as deep as its tokens allow", JSON.stringify({ query: `{ a(b: ${"[".repeat(1995)}` }), [400]],
    ["a document of comments", JSON.stringify({ query: `${"#x\n".repeat(100_000)}{ __typename }` }), [200, 400]],
    ["a document with half of a surrogate pair", `{ "query": "{ category(slug: \\"\\ud800\\") { id } }" }`, [200, 400]],
    ["a document with a NUL", `{ "query": "{ category(slug: \\"\\u0000\\") { id } }" }`, [200, 400]],
  ])("%s", async (_case, body, statuses) => {
    const answer = await post(body);
    expect([faultsOf(answer), answer.text]).toEqual([[], expect.any(String)]);
    expect(statuses).toContain(answer.status);
    expect(() => JSON.parse(answer.text) as unknown).not.toThrow();
  });
});

test(
  "no random bytes cause an internal error",
  async () => {
    let last: string[] = [];
    const sent = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((body) => Buffer.from(body)),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .jsonValue()
        .map((variables) => Buffer.from(JSON.stringify({ query: "query ($x: JSON) { __typename }", variables }))),
      fc.string({ unit: "binary" }).map((text) => Buffer.from(JSON.stringify({ query: text }))),
      fc.constantFrom(...hostileTexts).map((text) => Buffer.from(JSON.stringify({ query: text, operationName: text }))),
    );
    const property = fc.asyncProperty(sent, async (body) => {
      last = faultsOf(await post(body));
      return last.length === 0;
    });
    const { failed, counterexample, counterexamplePath } = await fc.check(property, fuzzParameters(150));
    const failure = { last, body: counterexample?.[0], again: repeatedBy(counterexamplePath, "no bytes at all") };
    expect(failed ? JSON.stringify(failure) : "").toBe("");
  },
  fuzzTimeoutMs,
);

/** Sends raw text, because HTTP clients do not send such headers and paths. */
function sendRaw(head: string): Promise<HttpAnswer> {
  const { hostname, port } = new URL(shop.client.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(head, "latin1"));
    let text = "";
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error("it hangs")));
    socket.on("data", (chunk) => {
      text += chunk.toString();
      socket.end();
    });
    // a server that has answered need not read the rest
    socket.on("error", (error) => (text || head.length > 50_000 ? undefined : reject(error)));
    socket.on("close", () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text }));
  });
}

const get = (path: string, ...headers: string[]): string =>
  `GET ${path} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n${headers.map((header) => `${header}\r\n`).join("")}\r\n`;

describe("a malformed or unusual request", () => {
  test.each<[string, string, readonly number[]]>([
    ["a path with ..", get("/assets/../../../../etc/passwd"), [400, 403, 404]],
    ["a path with encoded ..", get("/assets/..%2f..%2f..%2fetc%2fpasswd"), [400, 403, 404]],
    ["a path with a NUL", get("/verify-email/%00"), [200, 400, 404]],
    ["a path that is not UTF-8", get("/verify-email/%ff%fe"), [200, 400, 404]],
    ["a path with half an escape", get("/verify-email/%"), [200, 400, 404]],
    ["a path with a script tag", get("/verify-email/%3Cscript%3Ealert(1)%3C%2Fscript%3E"), [200, 400, 404]],
    ["a mail id with SQL", get("/dev/mail/'%20or%201=1"), [400, 404]],
    ["a mail with a NUL", get("/dev/mail/%00"), [400, 404]],
    ["a document with half an escape", get("/graphql?query=%", "Accept: application/json"), [200, 400]],
    [
      "a duplicate document",
      get("/graphql?query=%7B__typename%7D&query=%7Bx%7D", "apollo-require-preflight: 1"),
      [400],
    ],
    [
      "variables that are not JSON",
      get("/graphql?query=%7B__typename%7D&variables=x", "apollo-require-preflight: 1"),
      [400],
    ],
    ["a token of plain words", get("/graphql?query=%7B__typename%7D", "Authorization: Bearer a b c"), [401]],
    [
      "a token of a kilobyte",
      get("/graphql?query=%7B__typename%7D", `Authorization: Bearer ${"x".repeat(1000)}`),
      [401],
    ],
    ["a token of bytes", get("/graphql?query=%7B__typename%7D", "Authorization: Bearer \xff\xfe\x80"), [401]],
    ["a malformed cookie", get("/health", "Cookie: =;;=;souk_access=%;__proto__=x"), [200, 400]],
    ["a correlation id with another header in it", get("/health", "x-correlation-id: a%0d%0aset-cookie: x=y"), [200]],
    ["a correlation id of a kilobyte", get("/health", `x-correlation-id: ${"x".repeat(1000)}`), [200]],
    ["a header too long", get("/health", `x-long: ${"x".repeat(100_000)}`), [0, 431]],
    ["two lengths", "POST /graphql HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", [400]],
    [
      "a request with Content-Length and chunks",
      "POST /graphql HTTP/1.1\r\nHost: shop\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      [400],
    ],
    ["an unknown method", "BREW /graphql HTTP/1.1\r\nHost: shop\r\n\r\n", [400, 405, 501]],
    ["bytes that are not HTTP", "hello\r\n\r\n", [400]],
  ])("%s", async (_case, head, statuses) => {
    const answer = await sendRaw(head);
    expect(faultsOf(answer)).toEqual([]);
    expect(statuses).toContain(answer.status);
    expect(answer.text).not.toMatch(/^set-cookie: x=y/im);
    expect(answer.text).not.toContain("<script>alert(1)");
  });
});

test("the shop still works as before", async () => {
  expect((await shop.client.fetch("/health/ready")).status).toBe(200);
  expect(({} as Record<string, unknown>).query).toBeUndefined();
});
