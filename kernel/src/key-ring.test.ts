import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { AccessTokenVerifier, InvalidTokenError, signAccessToken } from "./access-token.js";
import { KeyRing } from "./key-ring.js";
import { ensureKeySetFile, readKeySetFile, writeKeySetFile } from "./key-set-file.js";
import { keySetText, type KeySet } from "./key-set.js";
import { generatePrivateJwk, type PrivateJwk } from "./private-jwk.js";
import { InvalidServiceTokenError, ServiceTokens } from "./service-token.js";

const id = "0197f1a4-5a54-7cc0-8d5c-6c1b1a2d3e4f";
const claims = { sub: id, username: "ada", role: "CUSTOMER", sid: id } as const;
const tokenSeconds = 600;

let folder: string;
let path: string;
let old: PrivateJwk;
let young: PrivateJwk;
let nowMs = Date.now();
let told: [level: string, text: string][] = [];
const rings: KeyRing[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-keys-"));
  [old, young] = [await generatePrivateJwk(), await generatePrivateJwk()];
});

afterEach(async () => {
  for (const ring of rings.splice(0)) ring[Symbol.dispose]();
  await rm(path, { force: true });
  nowMs = Date.now();
  told = [];
});

afterAll(async () => rm(folder, { recursive: true }));

const logger = {
  info: (_what: object, text: string) => void told.push(["info", text]),
  error: (what: object, text: string) => void told.push(["error", `${text}: ${JSON.stringify(what)}`]),
};

/** A ring on a file with these keys, by a clock that stands still. */
async function ringOn(set: KeySet, { mustBePrivate = false } = {}): Promise<KeyRing> {
  path = join(folder, "keys.json");
  await writeKeySetFile(path, set);
  const file = { path, mustBePrivate };
  const source = { set: readKeySetFile(file), tokenSeconds, file };
  const ring = new KeyRing(source, logger as never, { now: () => new Date(nowMs) });
  rings.push(ring);
  return ring;
}

const since = (key: PrivateJwk, signsFromMs = 0) => ({ key, signsFromMs });
const kids = (ring: KeyRing) => ring.publicKeys.map(({ kid }) => kid);
const tokenBy = (key: PrivateJwk) => signAccessToken(key, claims, new Date(), 60);

describe("a rotation is followed by the clock alone", () => {
  test("the new key is published before it signs, and the old one until its last token has expired", async () => {
    const turnMs = nowMs + 60_000;
    const ring = await ringOn([since(old), since(young, turnMs)]);
    const stand = () => ({ signs: ring.signingKey.kid, published: kids(ring) });
    expect(stand()).toEqual({ signs: old.kid, published: [old.kid, young.kid] });
    nowMs = turnMs;
    expect(stand()).toEqual({ signs: young.kid, published: [young.kid, old.kid] });
    nowMs = turnMs + tokenSeconds * 1000 + 60_000;
    expect(stand()).toEqual({ signs: young.kid, published: [young.kid] });
  });

  test("only public halves are published", async () => {
    const ring = await ringOn([since(old)]);
    expect(ring.publicKeys).toEqual([{ kty: "OKP", crv: "Ed25519", x: old.x, kid: old.kid, alg: "EdDSA", use: "sig" }]);
  });
});

describe("a file that is changed", () => {
  test("is followed when it is read again", async () => {
    const ring = await ringOn([since(old)]);
    ring.reread();
    await writeKeySetFile(path, [since(old), since(young, nowMs)]);
    expect(ring.signingKey.kid).toBe(old.kid);
    expect(ring.reread()).toBe(true);
    expect(ring.signingKey.kid).toBe(young.kid);
    expect(ring.reread()).toBe(false);
  });

  test("is read at once for a token of a key that is unknown so far", async () => {
    const verifier = new AccessTokenVerifier(await ringOn([since(old)]));
    const token = await tokenBy(young);
    await expect(verifier.viewerOf(token)).rejects.toThrow(InvalidTokenError);
    await writeKeySetFile(path, [since(old), since(young, nowMs)]);
    expect(await verifier.viewerOf(token)).toMatchObject({ kind: "user", id });
    expect(await verifier.viewerOf(await tokenBy(old))).toMatchObject({ kind: "user", id });
  });

  test("without a key ends what that key has signed, be it proven before", async () => {
    const ring = await ringOn([since(old), since(young, nowMs)]);
    const [verifier, services] = [new AccessTokenVerifier(ring), new ServiceTokens(ring)];
    const token = await tokenBy(young);
    await verifier.viewerOf(token);
    const serviceToken = await services.issue("orders", "cart");
    expect(await services.callerOf(serviceToken, "cart", "orders")).toBe("orders");
    await writeKeySetFile(path, [since(old)]);
    ring.reread();
    await expect(verifier.viewerOf(token)).rejects.toThrow(InvalidTokenError);
    await expect(services.callerOf(serviceToken, "cart", "orders")).rejects.toThrow(InvalidServiceTokenError);
    expect(await services.callerOf(await services.issue("orders", "cart"), "cart", "orders")).toBe("orders");
  });

  test.each<[what: string, change: () => Promise<unknown>, reason: string]>([
    ["is gone", () => rm(path), "ENOENT"],
    ["is half a file", () => writeFile(path, keySetText([since(young)]).slice(0, 90)), "is not a private Ed25519"],
    ["can be read by everyone", () => chmod(path, 0o644), "can be read by every user"],
  ])("and %s leaves the last keys at work; it is told once, without a key", async (_what, change, reason) => {
    const ring = await ringOn([since(old)], { mustBePrivate: true });
    ring.reread();
    told = [];
    await change();
    expect([ring.reread(), ring.reread()]).toEqual([false, false]);
    expect(ring.signingKey.kid).toBe(old.kid);
    expect(told).toEqual([["error", expect.stringContaining(reason)]]);
    for (const { d } of [old, young]) expect(told.join()).not.toContain(d);
    await writeKeySetFile(path, [since(young)]);
    await chmod(path, 0o600);
    expect(ring.reread()).toBe(true);
    expect(ring.signingKey.kid).toBe(young.kid);
  });
});

describe("the file", () => {
  test("is its owner's alone, also when it is replaced, and nothing is left beside it", async () => {
    await ringOn([since(old)]);
    await writeKeySetFile(path, [since(young)]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["keys.json"]);
  });

  test("that its group may read stays so, and that all may read does not", async () => {
    await ringOn([since(old)]);
    await chmod(path, 0o644);
    await writeKeySetFile(path, [since(young)]);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(readKeySetFile({ path, mustBePrivate: true })).toEqual([since(young)]);
  });

  test("is made on first use, and then left as it is", async () => {
    path = join(folder, "new.json");
    await ensureKeySetFile(path);
    const set = readKeySetFile({ path, mustBePrivate: true });
    await ensureKeySetFile(path);
    expect(readKeySetFile({ path, mustBePrivate: true })).toEqual(set);
  });
});
