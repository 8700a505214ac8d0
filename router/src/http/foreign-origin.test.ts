import { describe, expect, test } from "vitest";
import { createHttpServer } from "@souk/kernel/http/http-server";
import { createLogger } from "@souk/kernel/logging/logger";
import { refuseForeignCookies, refuseForeignForms } from "./foreign-origin.js";

type Hook = ReturnType<typeof refuseForeignCookies>;

async function statusOf(hook: Hook, headers: Record<string, string>): Promise<number> {
  await using server = createHttpServer({
    service: "router",
    logger: createLogger("test", "silent"),
    bodyLimitBytes: 1000,
  });
  server.addHook("onRequest", hook);
  server.post("/", async () => ({}));
  const answer = await server.inject({ method: "POST", url: "/", headers: { host: "shop.example", ...headers } });
  return answer.statusCode;
}

const own = { origin: "https://shop.example" };
const evil = { origin: "https://evil.example" };
const crossSite = { "sec-fetch-site": "cross-site" };
const cookie = { cookie: "souk_access=x" };

describe("a request with cookies", () => {
  const listed = ["https://app.example"];

  test.each<[string, "any" | string[], Record<string, string>, number]>([
    ["from the shop's own page", [], { ...cookie, ...own }, 200],
    ["from a listed page", listed, { ...cookie, origin: "https://app.example" }, 200],
    ["from a page that is not listed", listed, { ...cookie, ...evil }, 403],
    ["from a page on this machine, when any origin may read", "any", { ...cookie, origin: "http://localhost:1" }, 200],
    ["from a page elsewhere, when any origin may read", "any", { ...cookie, ...evil }, 403],
    ["from a sandboxed frame", [], { ...cookie, origin: "null" }, 403],
    ["from another site without an origin header", [], { ...cookie, ...crossSite }, 403],
    ["from the same site without an origin header", [], { ...cookie, "sec-fetch-site": "same-origin" }, 200],
    ["from a program", [], cookie, 200],
    ["from a foreign page with cookies of other software", [], { cookie: "theme=dark", ...evil }, 200],
    ["from a foreign page without cookies", [], evil, 200],
  ])("%s", async (_case, corsOrigins, headers, status) => {
    expect(await statusOf(refuseForeignCookies(corsOrigins), headers)).toBe(status);
  });
});

describe("a form", () => {
  test.each<[string, Record<string, string>, number]>([
    ["from the shop's own page", own, 200],
    ["from a foreign page", evil, 403],
    ["from another site without an origin header", crossSite, 403],
    ["from a page that hides its origin and site", { origin: "null" }, 403],
    ["from a shop page that hides its origin", { origin: "null", "sec-fetch-site": "same-origin" }, 200],
    ["from a program", {}, 200],
  ])("%s", async (_case, headers, status) => {
    expect(await statusOf(refuseForeignForms, headers)).toBe(status);
  });
});
