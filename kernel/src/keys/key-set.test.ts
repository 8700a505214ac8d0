import { beforeAll, describe, expect, test } from "vitest";
import { keySetText, keyStates, parseKeySet, rotated, withoutKey, type KeySet } from "./key-set.js";
import { generatePrivateJwk, type PrivateJwk } from "./private-jwk.js";

let keys: [PrivateJwk, PrivateJwk, PrivateJwk];

beforeAll(async () => {
  keys = [await generatePrivateJwk(), await generatePrivateJwk(), await generatePrivateJwk()];
});

const tokenSeconds = 600;
const at = (seconds: number): number => 1_800_000_000_000 + seconds * 1000;
/** Returns keys that sign from these times, in seconds. */
const setOf = (...seconds: number[]): KeySet =>
  seconds.map((from, index) => ({ key: keys[index] ?? keys[0], signsFromMs: at(from) }));
const statesAt = (set: KeySet, seconds: number): string[] =>
  keyStates(set, at(seconds), tokenSeconds).map(({ state }) => state);

describe("the state of each key", () => {
  test.each<[when: string, signsFrom: number[], now: number, states: string[]]>([
    ["a single key", [0], 5, ["signing"]],
    ["a single key before its time, because there is no other", [100], 5, ["signing"]],
    ["two keys before the new key's time", [0, 100], 99, ["signing", "next"]],
    ["two keys at the new key's time", [0, 100], 100, ["verifying", "signing"]],
    [
      "two keys while the old one's last token may be valid on clocks that differ by a minute",
      [0, 100],
      759,
      ["verifying", "signing"],
    ],
    ["two keys after the last token has expired", [0, 100], 760, ["gone", "signing"]],
    ["three keys within one token's lifetime", [0, 100, 200], 250, ["verifying", "verifying", "signing"]],
    ["two waiting keys, after the key before them was removed", [100, 200], 5, ["signing", "next"]],
  ])("%s", (_when, signsFrom, now, states) => {
    expect(statesAt(setOf(...signsFrom), now)).toEqual(states);
  });

  test("and the time at which it ends", () => {
    const endings = keyStates(setOf(0, 100, 200), at(150), tokenSeconds).map(({ endsAtMs }) => endsAtMs);
    expect(endings).toEqual([at(100 + tokenSeconds + 60), at(200), at(200)]);
    expect(keyStates(setOf(0), at(5), tokenSeconds)[0]?.endsAtMs).toBeNull();
  });
});

describe("a rotation", () => {
  const rotate = (set: KeySet, now: number, leadSeconds: number): KeySet =>
    rotated(set, { newKey: keys[2], nowMs: at(now), tokenSeconds, leadSeconds });

  test("adds a key that signs after the lead time", () => {
    expect(rotate(setOf(0), 10, 300)).toEqual([...setOf(0), { key: keys[2], signsFromMs: at(310) }]);
  });

  test("drops only the keys that are gone", () => {
    expect(rotate(setOf(0, 100), 760, 300)).toEqual([setOf(0, 100)[1], { key: keys[2], signsFromMs: at(1060) }]);
    expect(rotate(setOf(0, 100), 759, 300)).toHaveLength(3);
  });

  test("keeps a waiting key, or lets it sign earlier", () => {
    expect(rotate(setOf(0, 100), 10, 300)).toEqual(setOf(0, 100));
    expect(rotate(setOf(0, 100), 10, 0)).toEqual(setOf(0, 10));
  });
});

describe("removing a key", () => {
  test("keeps the others", () => expect(withoutKey(setOf(0, 100), keys[0].kid)).toEqual([setOf(0, 100)[1]]));
  test("is refused for the only one", () => expect(withoutKey(setOf(0), keys[0].kid)).toBeNull());
  test("is refused for an unknown one", () => expect(withoutKey(setOf(0, 100), "unknown")).toBeNull());
});

function complaintAbout(text: string): string {
  try {
    parseKeySet(text);
    return "none";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("a key set as text", () => {
  test("is read as it was written, in signing order", () => {
    const set = setOf(0, 100, 200);
    expect(parseKeySet(keySetText(set))).toEqual(set);
    expect(parseKeySet(keySetText(set.toReversed()))).toEqual(set);
  });

  test("may be a single key that signs from the beginning", () => {
    expect(parseKeySet(JSON.stringify(keys[0]))).toEqual([{ key: keys[0], signsFromMs: 0 }]);
    expect(parseKeySet(keySetText([{ key: keys[0], signsFromMs: 0 }]))).toEqual([{ key: keys[0], signsFromMs: 0 }]);
  });

  const short = Buffer.alloc(16, "a short secret..").toString("base64url");
  test.each<[what: string, value: () => unknown, complaint: string]>([
    ["text that is not JSON", () => "change me", "is not a private Ed25519 JSON Web Key with a kid"],
    ["a text", () => JSON.stringify("change me"), "is not a private Ed25519 JSON Web Key with a kid"],
    ["a public key", () => ({ ...keys[0], d: undefined }), "is not a private Ed25519 JSON Web Key with a kid"],
    ["a key without a kid", () => ({ ...keys[0], kid: undefined }), "is not a private Ed25519 JSON Web Key with a kid"],
    [
      "a key on another curve",
      () => ({ ...keys[0], crv: "X25519" }),
      "is not a private Ed25519 JSON Web Key with a kid",
    ],
    ["a short secret", () => ({ ...keys[0], d: short }), "has a private part of 16 bytes instead of 32"],
    [
      "a typed secret",
      () => ({ ...keys[0], d: Buffer.alloc(32, "secret").toString("base64url") }),
      "has a private part that can be guessed; make one by: souk keys new",
    ],
    [
      "the example key of RFC 8037",
      () => ({ ...keys[0], d: "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A" }),
      "has a private part that can be guessed; make one by: souk keys new",
    ],
    ["halves of two keys", () => ({ ...keys[0], x: keys[1].x }), "has halves that do not belong together"],
    ["a set without a key", () => ({ keys: [] }), "is a set without a key"],
    [
      "a set with one invalid key",
      () => ({ keys: [keys[0], { ...keys[1], d: short }] }),
      "is a set whose key 2 has a private part of 16 bytes instead of 32",
    ],
    ["two keys with one kid", () => ({ keys: [keys[0], { ...keys[1], kid: keys[0].kid }] }), "has two keys of one kid"],
    [
      "a signsFrom that is not a time",
      () => ({ keys: [{ ...keys[0], signsFrom: "soon" }] }),
      "has a signsFrom that is not a time",
    ],
  ])("%s is refused without repeating the value", (_what, value, complaint) => {
    const given = value();
    expect(complaintAbout(typeof given === "string" ? given : JSON.stringify(given))).toBe(complaint);
  });
});
