import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { AccessTokenVerifier, InvalidTokenError, signAccessToken } from "../identity/access-token.js";
import { KeyRing } from "./key-ring.js";
import { ensureKeySetFile, readKeySetFile, writeKeySetFile } from "./key-set-file.js";
import { keySetText, type KeySet } from "./key-set.js";
import { generatePrivateJwk, type PrivateJwk } from "./private-jwk.js";

const id = "0197f1a4-5a54-7cc0-8d5c-6c1b1a2d3e4f";
const claims = { sub: id, username: "ada", role: "CUSTOMER", sid: id } as const;
const tokenSeconds = 600;

let folder: string;
let path: string;
let old: PrivateJwk;
let young: PrivateJwk;
let nowMs = Date.now();
let logged: [level: string, text: string][] = [];
const rings: KeyRing[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-keys-"));
  [old, young] = [await generatePrivateJwk(), await generatePrivateJwk()];
});

afterEach(async () => {
  for (const ring of rings.splice(0)) ring[Symbol.dispose]();
  await rm(path, { force: true });
  nowMs = Date.now();
  logged = [];
});

afterAll(async () => rm(folder, { recursive: true }));

const logger = {
  info: (_what: object, text: string) => void logged.push(["info", text]),
  error: (what: object, text: string) => void logged.push(["error", `${text}: ${JSON.stringify(what)}`]),
};

/** Returns a ring on a file with these keys and a fixed clock. */
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

describe("a rotation follows the clock alone", () => {
  test("the new key is published before it signs, and the old one until its last token expires", async () => {
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

describe("a changed file", () => {
  test("is followed on a re-read", async () => {
    const ring = await ringOn([since(old)]);
    ring.reread();
    await writeKeySetFile(path, [since(old), since(young, nowMs)]);
    expect(ring.signingKey.kid).toBe(old.kid);
    expect(ring.reread()).toBe(true);
    expect(ring.signingKey.kid).toBe(young.kid);
    expect(ring.reread()).toBe(false);
  });

  test("is read immediately for a token with an unknown key", async () => {
    const verifier = new AccessTokenVerifier(await ringOn([since(old)]));
    const token = await tokenBy(young);
    await expect(verifier.viewerOf(token)).rejects.toThrow(InvalidTokenError);
    await writeKeySetFile(path, [since(old), since(young, nowMs)]);
    expect(await verifier.viewerOf(token)).toMatchObject({ kind: "user", id });
    expect(await verifier.viewerOf(await tokenBy(old))).toMatchObject({ kind: "user", id });
  });

  test("without a key invalidates that key's tokens, even verified ones", async () => {
    const ring = await ringOn([since(old), since(young, nowMs)]);
    const verifier = new AccessTokenVerifier(ring);
    const token = await tokenBy(young);
    await verifier.viewerOf(token);
    await writeKeySetFile(path, [since(old)]);
    ring.reread();
    await expect(verifier.viewerOf(token)).rejects.toThrow(InvalidTokenError);
  });

  test.each<[what: string, change: () => Promise<unknown>, reason: string]>([
    ["is missing", () => rm(path), "ENOENT"],
    ["is incomplete", () => writeFile(path, keySetText([since(young)]).slice(0, 90)), "is not a private Ed25519"],
    ["can be read by everyone", () => chmod(path, 0o644), "can be read by every user"],
  ])("that %s keeps the last keys in use; the fault is logged once, without a key", async (_what, change, reason) => {
    const ring = await ringOn([since(old)], { mustBePrivate: true });
    ring.reread();
    logged = [];
    await change();
    expect([ring.reread(), ring.reread()]).toEqual([false, false]);
    expect(ring.signingKey.kid).toBe(old.kid);
    expect(logged).toEqual([["error", expect.stringContaining(reason)]]);
    for (const { d } of [old, young]) expect(logged.join()).not.toContain(d);
    await writeKeySetFile(path, [since(young)]);
    await chmod(path, 0o600);
    expect(ring.reread()).toBe(true);
    expect(ring.signingKey.kid).toBe(young.kid);
  });
});

describe("the key file", () => {
  test("stays private to its owner when it is replaced, and leaves no temporary file", async () => {
    await ringOn([since(old)]);
    await writeKeySetFile(path, [since(young)]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["keys.json"]);
  });

  test("stays readable for its group when replaced, but not for everyone", async () => {
    await ringOn([since(old)]);
    await chmod(path, 0o644);
    await writeKeySetFile(path, [since(young)]);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(readKeySetFile({ path, mustBePrivate: true })).toEqual([since(young)]);
  });

  test("is created on first use and then left unchanged", async () => {
    path = join(folder, "new.json");
    await ensureKeySetFile(path);
    const set = readKeySetFile({ path, mustBePrivate: true });
    await ensureKeySetFile(path);
    expect(readKeySetFile({ path, mustBePrivate: true })).toEqual(set);
  });
});
