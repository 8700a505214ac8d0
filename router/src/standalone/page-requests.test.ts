import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CorsSettings, refusalOfPage } from "./page-requests.js";
import { GreetingSubgraph } from "./testing/greeting-subgraph.js";
import { serveForTest } from "./testing/serve-for-test.js";

const page = "https://shop.example";
const body = JSON.stringify({ query: "{ greeting }" });
const json = { "content-type": "application/json" };

let resources: AsyncDisposableStack;
let subgraph: GreetingSubgraph;
let closed: string;
let open: string;
let openToAll: string;

beforeAll(async () => {
  resources = new AsyncDisposableStack();
  subgraph = resources.use(await GreetingSubgraph.open("greeting"));
  closed = await serve(undefined);
  open = await serve({ origins: [page, "https://admin.example"], credentials: true });
  openToAll = await serve({ origins: ["*"], credentials: false });
});

beforeEach(() => void subgraph.received.splice(0));

afterAll(() => resources.disposeAsync());

async function serve(cors: CorsSettings | undefined): Promise<string> {
  const supergraphSdl = subgraph.supergraphWith("greeting");
  const { port } = resources.use(await serveForTest({ supergraphSdl, forwardedHeaders: ["cookie"], cors }));
  return `http://127.0.0.1:${port}/graphql`;
}

test.each<[string, number | undefined, IncomingMessage["method"], IncomingHttpHeaders]>([
  ["a POST of text", 415, "POST", { "content-type": "text/plain" }],
  ["a POST of a form", 415, "POST", { "content-type": "application/x-www-form-urlencoded" }],
  ["a POST of a form with files", 415, "POST", { "content-type": "multipart/form-data; boundary=x" }],
  ["a POST of text that names JSON", 415, "POST", { "content-type": "text/plain; application/json" }],
  ["a POST of another type", 415, "POST", { "content-type": "application/xml" }],
  ["a POST without a type", 415, "POST", {}],
  ["a POST of JSON", undefined, "POST", { "content-type": "application/json; charset=utf-8" }],
  ["a POST of a kind of JSON", undefined, "POST", { "content-type": "application/graphql+json" }],
  ["a picture of another site", 403, "GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
  ["a link of another site", 403, "GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ["a script of a neighbor", 403, "GET", { "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" }],
  [
    "a GET by CORS",
    403,
    "GET",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", origin: "https://b.example" },
  ],
  [
    "a GET by CORS of a named origin",
    undefined,
    "GET",
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors", origin: page },
  ],
  ["a picture of the own origin", undefined, "GET", { "sec-fetch-site": "same-origin", "sec-fetch-mode": "no-cors" }],
  ["an address that a visitor opens", undefined, "GET", { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }],
  ["a GET without a browser", undefined, "GET", {}],
])("the refusal of %s is %s", (_what, status, method, headers) => {
  expect(refusalOfPage({ method, headers } as IncomingMessage, [page])?.status).toBe(status);
});

test("a refused request does not run, and its error names the type to send", async () => {
  const answer = await fetch(closed, { method: "POST", body });
  expect(answer.status).toBe(415);
  expect(await answer.text()).toContain("Content-Type: application/json");
  expect(subgraph.received).toEqual([]);
});

test("a query string may have question marks", async () => {
  const answer = await fetch(`${closed}?query={greeting(name:"why?")}`);
  expect(await answer.json()).toEqual({ data: { greeting: "hello" } });
  expect(subgraph.received[0]?.query).toContain("why?");
});

describe("pages of other origins", () => {
  const preflight = (address: string, origin: string): Promise<Response> =>
    fetch(address, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
    });
  const access = ({ headers }: Response): unknown =>
    ["origin", "credentials"].map((name) => headers.get(`access-control-allow-${name}`));

  test.each<[string, () => string, string, unknown]>([
    ["get no access by default", () => closed, page, [null, null]],
    ["get access with cookies when they are named", () => open, page, [page, "true"]],
    ["get no access when others are named", () => open, "https://other.example", [null, "true"]],
    ["all get access without cookies", () => openToAll, "https://other.example", ["*", null]],
  ])("%s", async (_what, address, origin, expected) => {
    const before = await preflight(address(), origin);
    const answered = await fetch(address(), { method: "POST", headers: { ...json, origin }, body });
    const refused = await fetch(address(), { method: "POST", headers: { ...json, origin }, body: "{" });
    expect([refused.status, access(before), access(answered), access(refused)]).toEqual([
      400,
      expected,
      expected,
      expected,
    ]);
  });

  test("send headers of JSON after a preflight, whose answer caches keep by origin", async () => {
    const { status, headers } = await preflight(open, page);
    expect([status, headers.get("access-control-allow-headers")]).toEqual([204, "content-type"]);
    expect(headers.get("vary")).toContain("Origin");
    expect((await preflight(closed, page)).status).toBe(405);
  });
});
