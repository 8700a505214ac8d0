import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newApiKey } from "@souk/kernel/identity/api-key";
import { inspectToken } from "./inspect-token.js";
import { runToken } from "./run-token.js";

let folder: string;
let environment: Record<string, string>;
let sign: (claims?: object, expires?: string) => Promise<string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "souk-token-"));
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: "one", alg: "EdDSA", use: "sig" };
  environment = { DATA_DIR: folder, ACCESS_TOKEN_KEYS: JSON.stringify(jwk) };
  sign = (claims = {}, expires = "1h") =>
    new SignJWT({ iss: "souk", aud: "souk-api", sub: "someone", ...claims })
      .setProtectedHeader({ alg: "EdDSA", kid: "one" })
      .setIssuedAt(Math.floor(Date.now() / 1000) - 7200)
      .setExpirationTime(expires)
      .sign(privateKey);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a valid access token is accepted, also with the word Bearer", async () => {
  const report = await inspectToken(`Bearer ${await sign()}\n`, environment);
  expect(report).toMatchObject({ kind: "access token", isAccepted: true, keyId: "one", claims: { sub: "someone" } });
});

test("S4-57: a refused access token has the reason", async () => {
  const valid = await sign();
  const [header, , signature] = valid.split(".");
  const payload = Buffer.from(JSON.stringify({ iss: "souk", aud: "souk-api", sub: "x", exp: 9e9 })).toString(
    "base64url",
  );
  const table: [string, string][] = [
    [await sign({}, "-1h"), "it expired at"],
    [[header, payload, signature].join("."), "its signature is wrong"],
    [await sign({ aud: "another-api" }), "its claim aud"],
    ["", "it is empty"],
    ["abc", "neither a JWT nor an API key"],
  ];
  for (const [token, reason] of table) {
    const report = await inspectToken(token, environment);
    expect(report.isAccepted).toBe(false);
    expect(report.reasons.join()).toContain(reason);
  }
});

test("a token of an unknown key names the known keys, and no key is a reason of its own", async () => {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: "two", alg: "EdDSA", use: "sig" };
  const other = { ...environment, ACCESS_TOKEN_KEYS: JSON.stringify(jwk) };
  expect((await inspectToken(await sign(), other)).reasons.join()).toMatch(/no key has its id one; known: two/);
  expect((await inspectToken(await sign(), { DATA_DIR: folder })).reasons.join()).toContain(
    "ACCESS_TOKEN_KEYS is not set",
  );
});

test("an API key with a typing mistake is refused", async () => {
  const { key } = newApiKey("0b7c1bd2-8f4e-4d0a-9a41-2f3c4d5e6f70");
  expect(await inspectToken(key, {})).toMatchObject({ kind: "API key", isAccepted: true });
  const last = key.endsWith("A") ? "B" : "A";
  expect(await inspectToken(key.slice(0, -1) + last, {})).toMatchObject({ kind: "API key", isAccepted: false });
});

test("the command reads the token from standard input, and its exit code says whether the token is accepted", async () => {
  const run = async (args: readonly string[], input: string) => {
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    const code = await runToken(args, { environment, input: Readable.from([input]), out: print, printError: print });
    return { code, text: lines.join("\n") };
  };
  expect(await run(["inspect"], await sign())).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^accepted: access/),
  });
  const { code, text } = await run(["inspect", "--json"], "abc");
  expect(code).toBe(1);
  expect(JSON.parse(text)).toMatchObject({ isAccepted: false });
  expect(await run(["look"], "")).toMatchObject({ code: 2, text: expect.stringContaining("usage: souk token") });
});
