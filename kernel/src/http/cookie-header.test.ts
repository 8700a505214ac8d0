import { describe, expect, test } from "vitest";
import { cookieName, hasSoukCookie, httpOnlyCookie, parseCookie } from "./cookie-header.js";

const cookie = { name: "souk_refresh", value: "a", maxAgeSeconds: 60, path: "/graphql" };

test.each([
  ["over TLS: for this host only", true, "__Host-souk_refresh=a; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax"],
  ["in development", false, "souk_refresh=a; Max-Age=60; Path=/graphql; HttpOnly; SameSite=Lax"],
])("%s", (_when, secure, header) => {
  expect(httpOnlyCookie({ ...cookie, secure })).toBe(header);
});

test("a cookie without the prefix is not read as the prefixed one, so other hosts cannot set it", () => {
  const cookies = parseCookie("souk_access=planted; __Host-souk_access=own");
  expect([true, false].map((secure) => cookies[cookieName("souk_access", secure)])).toEqual(["own", "planted"]);
});

describe("Souk cookies", () => {
  test.each([
    ["souk_access=x", true],
    ["other=1; __Host-souk_refresh=x", true],
    ["other=souk_access", false],
    [undefined, false],
  ])("%s: %s", (header, isOurs) => {
    expect(hasSoukCookie(parseCookie(header))).toBe(isOurs);
  });
});
