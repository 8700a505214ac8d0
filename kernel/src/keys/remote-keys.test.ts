import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AccessTokenVerifier, InvalidTokenError, signAccessToken } from "../identity/access-token.js";
import { generatePrivateJwk, publicJwk, type PrivateJwk } from "./private-jwk.js";
import { RemoteKeys } from "./remote-keys.js";
import { ServiceUnavailableError } from "../errors/service-unavailable.js";

let old: PrivateJwk;
let young: PrivateJwk;
let foreign: PrivateJwk;
let endpoint: KeysEndpoint;
let nowMs: number;
let verifier: AccessTokenVerifier;

/** Publishes keys over HTTP, as accounts does. */
class KeysEndpoint implements AsyncDisposable {
  keys: readonly PrivateJwk[] = [];
  fetches = 0;
  isUnavailable = false;

  private constructor(private readonly server: Server) {}

  static async open(keys: readonly PrivateJwk[]): Promise<KeysEndpoint> {
    const server = createServer((_request, response) => {
      opened.fetches += 1;
      if (opened.isUnavailable) return void response.writeHead(503).end();
      response.setHeader("content-type", "application/json");
      return void response.end(JSON.stringify({ keys: opened.keys.map(publicJwk) }));
    });
    const opened = new KeysEndpoint(server);
    opened.keys = keys;
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    return opened;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks.json`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

beforeAll(async () => {
  [old, young, foreign] = [await generatePrivateJwk(), await generatePrivateJwk(), await generatePrivateJwk()];
});

beforeEach(async () => {
  endpoint = await KeysEndpoint.open([old]);
  nowMs = Date.now();
  verifier = new AccessTokenVerifier(new RemoteKeys(endpoint.url, { now: () => nowMs }));
});

afterEach(async () => endpoint[Symbol.asyncDispose]());

/** Returns a different token each time, so that no token is cached. */
async function tokenBy(key: PrivateJwk): Promise<string> {
  const claims = { sub: randomUUID(), username: "ada", role: "CUSTOMER", sid: randomUUID() } as const;
  return signAccessToken(key, claims, new Date(), 60);
}

async function outcomeOf(key: PrivateJwk): Promise<string> {
  try {
    return (await verifier.viewerOf(await tokenBy(key))).kind;
  } catch (error) {
    if (error instanceof InvalidTokenError) return "refused";
    if (error instanceof ServiceUnavailableError) return `${error.service} is away`;
    throw error;
  }
}

const outcomesOf = (count: number, key: PrivateJwk) => Promise.all(Array.from({ length: count }, () => outcomeOf(key)));

test("the keys are fetched once for all concurrent and later requests", async () => {
  expect(await outcomesOf(20, old)).toEqual(Array(20).fill("user"));
  nowMs += 59_000;
  expect(await outcomeOf(old)).toBe("user");
  expect(endpoint.fetches).toBe(1);
});

describe("a token with an unknown key", () => {
  beforeEach(async () => {
    await outcomeOf(old);
    nowMs += 10_000;
    endpoint.fetches = 0;
  });

  test("is accepted at once when the key is published by then, after one fetch", async () => {
    endpoint.keys = [old, young];
    expect(await outcomeOf(young)).toBe("user");
    expect(await outcomesOf(5, young)).toEqual(Array(5).fill("user"));
    expect(await outcomeOf(old)).toBe("user");
    expect(endpoint.fetches).toBe(1);
  });

  test("causes at most one fetch in 10 s, for concurrent and sequential requests", async () => {
    expect(await outcomesOf(50, foreign)).toEqual(Array(50).fill("refused"));
    for (let count = 0; count < 10; count += 1) expect(await outcomeOf(foreign)).toBe("refused");
    expect(endpoint.fetches).toBe(1);
    nowMs += 9999;
    await outcomesOf(5, foreign);
    expect(endpoint.fetches).toBe(1);
    nowMs += 1;
    await outcomesOf(5, foreign);
    expect(endpoint.fetches).toBe(2);
  });

  test("that arrives during a fetch is judged by that fetch's result", async () => {
    endpoint.keys = [old, young];
    const [first, second] = await Promise.all([outcomeOf(foreign), outcomeOf(young)]);
    expect([first, second, endpoint.fetches]).toEqual(["refused", "user", 1]);
  });
});

describe("while the keys cannot be fetched", () => {
  test("a process without keys reports accounts as unavailable until it is back", async () => {
    endpoint.isUnavailable = true;
    expect(await outcomeOf(old)).toBe("accounts is away");
    endpoint.isUnavailable = false;
    expect(await outcomeOf(old)).toBe("user");
  });

  test("known keys stay valid without a limit, and a foreign token causes one attempt in 10 s", async () => {
    await outcomeOf(old);
    endpoint.isUnavailable = true;
    nowMs += 3_600_000;
    endpoint.fetches = 0;
    expect(await outcomesOf(5, old)).toEqual(Array(5).fill("user"));
    // it is unknown whether the key is one of accounts', so the token is not refused as invalid
    for (let count = 0; count < 5; count += 1) expect(await outcomeOf(foreign)).toBe("accounts is away");
    expect(await outcomeOf(old)).toBe("user");
    expect(endpoint.fetches).toBe(1);
  });
});

test("a removed key is refused within a minute, also for a token that was verified before", async () => {
  endpoint.keys = [old, young];
  const token = await tokenBy(old);
  expect((await verifier.viewerOf(token)).kind).toBe("user");
  endpoint.keys = [young];
  nowMs += 60_001;
  // the first request after a minute does not wait for the fetch; later ones use its result
  const kinds = new Set<string>();
  for (let count = 0; count < 5000 && !kinds.has("refused"); count += 1) kinds.add(await outcomeOf(old));
  expect([...kinds]).toEqual(["user", "refused"]);
  await expect(verifier.viewerOf(token)).rejects.toThrow(InvalidTokenError);
  expect(endpoint.fetches).toBe(2);
});
