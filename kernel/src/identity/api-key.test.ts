import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { looksLikeApiKey, newApiKey, readApiKey } from "./api-key.js";
import { requireScope } from "./authorization.js";
import { isScope } from "./scopes.js";
import type { Viewer } from "./viewer.js";

describe("an API key", () => {
  test("is read as it was created", () => {
    const id = randomUUID();
    const { key, secret } = newApiKey(id);
    expect(readApiKey(key)).toEqual({ id, secret });
    expect(newApiKey(id).secret).not.toBe(secret);
  });

  test("is refused when any character is changed or omitted", () => {
    const { key } = newApiKey(randomUUID());
    for (let at = 0; at < key.length; at++) {
      const other = key[at] === "0" ? "1" : "0";
      expect(readApiKey(`${key.slice(0, at)}${other}${key.slice(at + 1)}`)).toBeNull();
      expect(readApiKey(key.slice(0, at) + key.slice(at + 1))).toBeNull();
    }
  });

  test("is distinguished from a token by its prefix", () => {
    expect(["souk_", "souk_x", "eyJhbGciOi.x.y", "Souk_x"].map(looksLikeApiKey)).toEqual([true, true, false, false]);
  });
});

describe("scopes", () => {
  test.each([
    ["catalog:read", true],
    ["catalog:write", true],
    ["accounts:read", true],
    ["accounts:write", false],
    ["catalog:*", false],
    ["", false],
  ])("%j: %s", (text, isOne) => {
    expect(isScope(text)).toBe(isOne);
  });

  const user = { kind: "user", id: "a", username: "ada", role: "ADMIN", sessionId: "s" } as const;
  const withKey = (...scopes: string[]): Viewer => ({ ...user, scopes });
  test.each<[string, Viewer, string, string, boolean]>([
    ["a session queries", user, "catalog", "query", true],
    ["a session mutates", user, "accounts", "mutation", true],
    ["a viewer without a token queries", { kind: "nobody" }, "catalog", "query", true],
    ["a key reads within its scopes", withKey("catalog:read"), "catalog", "query", true],
    ["a key reads outside its scopes", withKey("catalog:read"), "orders", "query", false],
    ["a key writes with a read scope", withKey("catalog:read"), "catalog", "mutation", false],
    ["a key reads with a write scope", withKey("catalog:write"), "catalog", "query", false],
    ["a key writes within its scopes", withKey("orders:read", "catalog:write"), "catalog", "mutation", true],
    ["a key without scopes", withKey(), "catalog", "query", false],
  ])("%s", (_what, viewer, subgraph, operation, may) => {
    const call = (): void => requireScope(viewer, subgraph, operation);
    if (may) expect(call).not.toThrow();
    else expect(call).toThrow(/scope/);
  });
});
