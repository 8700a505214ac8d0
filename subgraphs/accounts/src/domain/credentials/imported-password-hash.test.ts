import { pbkdf2Sync } from "node:crypto";
import { hash as argon2 } from "@node-rs/argon2";
import { hash as bcrypt } from "@node-rs/bcrypt";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { Argon2PasswordHasher } from "./argon2-password-hasher.js";
import { isKnownPasswordHash } from "./imported-password-hash.js";

const password = "correct horse battery";
let hasher: Argon2PasswordHasher;

beforeAll(async () => {
  hasher = await Argon2PasswordHasher.create({ memoryKib: 8192, passes: 1, lanes: 1 });
});

const derived = (digest: string): Buffer =>
  pbkdf2Sync(password, "salt", 1000, { sha1: 20, sha256: 32, sha512: 64 }[digest] ?? 0, digest);
const unpadded = (bytes: Buffer): string => bytes.toString("base64").replaceAll("+", ".").replaceAll("=", "");

describe("a password hash of another system", () => {
  test.each<[string, () => string | Promise<string>]>([
    ["bcrypt", () => bcrypt(password, 4)],
    ["bcrypt as PHP writes it", async () => (await bcrypt(password, 4)).replace(/^\$2.\$/, "$2y$")],
    ["argon2id with other parameters", () => argon2(password, { memoryCost: 4096, timeCost: 2 })],
    ["argon2i", () => argon2(password, { memoryCost: 4096, timeCost: 2, algorithm: 1 })],
    ["passlib's PBKDF2", () => `$pbkdf2-sha256$1000$${unpadded(Buffer.from("salt"))}$${unpadded(derived("sha256"))}`],
    ["passlib's PBKDF2 by SHA-1", () => `$pbkdf2$1000$${unpadded(Buffer.from("salt"))}$${unpadded(derived("sha1"))}`],
    ["Django's PBKDF2", () => `pbkdf2_sha256$1000$salt$${derived("sha256").toString("base64")}`],
    ["Werkzeug's PBKDF2", () => `pbkdf2:sha512:1000$salt$${derived("sha512").toString("hex")}`],
  ])("is verified, and outdated: %s", async (_algorithm, hashed) => {
    const hash = await hashed();
    expect(isKnownPasswordHash(hash)).toBe(true);
    expect(await hasher.verify(hash, password)).toBe(true);
    expect(await hasher.verify(hash, `${password}!`)).toBe(false);
    expect(hasher.isOutdated(hash)).toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["plain text", "hunter2"],
    ["SHA-256 in hexadecimal", "a".repeat(64)],
    ["md5crypt", "$1$abcdefgh$0123456789012345678901"],
    ["bcrypt with a cost that takes minutes", `$2b$31$${"a".repeat(53)}`],
    ["PBKDF2 with too many rounds", `pbkdf2_sha256$20000000$salt$${derived("sha256").toString("base64")}`],
    ["PBKDF2 with a short key", "pbkdf2:sha256:1000$salt$abcd"],
    ["argon2id with four gigabytes", "$argon2id$v=19$m=4194304,t=3,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA"],
    ["argon2id without its parts", "$argon2id$v=19$"],
  ])("is unknown: %s", (_algorithm, hash) => {
    expect(isKnownPasswordHash(hash)).toBe(false);
  });
});

test("an imported password that is not in composed form is verified as it was typed", async () => {
  const decomposed = "caf\u0065\u0301 and more";
  expect(await hasher.verify(await bcrypt(decomposed, 4), decomposed)).toBe(true);
  expect(await hasher.verify(await argon2(decomposed), decomposed)).toBe(true);
});
