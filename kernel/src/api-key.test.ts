import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { looksLikeApiKey, newApiKey, readApiKey } from "./api-key.js";
import { requireScope } from "./authorization.js";
import { isScope } from "./scopes.js";
import type { Viewer } from "./viewer.js";

describe("an API key", () => {
  test("is read as it was made", () => {
    const id = randomUUID();
    const { key, secret } = newApiKey(id);
    expect(readApiKey(key)).toEqual({ id, secret });
    expect(newApiKey(id).secret).not.toBe(secret);
  });

  test("is none with any sign changed or left out", () => {
    const { key } = newApiKey(randomUUID());
    for (let at = 0; at < key.length; at++) {
      const other = key[at] === "0" ? "1" : "0";
      expect(readApiKey(`${key.slice(0, at)}${other}${key.slice(at + 1)}`)).toBeNull();
      expect(readApiKey(key.slice(0, at) + key.slice(at + 1))).toBeNull();
    }
  });

  test("is told from a token by its start", () => {
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
    ["a session changes", user, "accounts", "mutation", true],
    ["nobody queries", { kind: "nobody" }, "catalog", "query", true],
    ["a key reads what it names", withKey("catalog:read"), "catalog", "query", true],
    ["a key reads what it does not name", withKey("catalog:read"), "orders", "query", false],
    ["a key writes what it may only read", withKey("catalog:read"), "catalog", "mutation", false],
    ["a key reads what it may only write", withKey("catalog:write"), "catalog", "query", false],
    ["a key writes what it names", withKey("orders:read", "catalog:write"), "catalog", "mutation", true],
    ["a key without any", withKey(), "catalog", "query", false],
  ])("%s", (_what, viewer, subgraph, operation, may) => {
    const ask = (): void => requireScope(viewer, subgraph, operation);
    if (may) expect(ask).not.toThrow();
    else expect(ask).toThrow(/scope/);
  });
});
