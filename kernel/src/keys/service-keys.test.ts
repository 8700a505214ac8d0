import { expect, test } from "vitest";
import { generatePrivateJwk, publicJwk } from "./private-jwk.js";
import type { PublicServiceKey } from "./public-service-keys.js";
import { KnownServiceKeys } from "./service-keys.js";

const logger = { info: () => undefined, error: () => undefined };

async function keyFrom(signsFromMs: number): Promise<PublicServiceKey> {
  return { service: "cart", key: publicJwk(await generatePrivateJwk()), signsFromMs } as PublicServiceKey;
}

test("a key whose time is over leaves the set within a second", async () => {
  let nowMs = 0;
  const rotatedAtMs = 1000;
  const keys = [await keyFrom(0), await keyFrom(rotatedAtMs)];
  using known = new KnownServiceKeys({ keys, file: null }, logger, { now: () => new Date(nowMs) });
  const atFirst = known.generation;
  // the set is computed once a second, not for each call
  nowMs = 999;
  expect(known.generation).toBe(atFirst);
  const longAfterMs = 10 * 60_000;
  nowMs = longAfterMs;
  const later = known.generation;
  expect(later).not.toBe(atFirst);
  expect(later).toBe(`cart:${keys[1]?.key.kid}`);
});

test("within a second, a change of the states is not looked for again", async () => {
  let reads = 0;
  const clock = { now: () => new Date(0) };
  const key = await keyFrom(0);
  const keys = [new Proxy(key, { get: (target, name) => ((reads += 1), Reflect.get(target, name)) })];
  using known = new KnownServiceKeys({ keys, file: null }, logger, clock);
  const { generation } = known;
  const before = reads;
  expect(known.generation).toBe(generation);
  expect(reads).toBe(before);
});
