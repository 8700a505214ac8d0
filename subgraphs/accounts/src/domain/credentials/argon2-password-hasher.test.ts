import { expect, test } from "@jest/globals";
import { Argon2PasswordHasher } from "./argon2-password-hasher.js";

const settings = { memoryKib: 1024, passes: 1, lanes: 1 };

test("S2-53, S3-38: a hash is argon2id with the configured parameters and its own salt", async () => {
  const passwords = await Argon2PasswordHasher.create(settings);
  const [first, second] = [await passwords.hash("secret"), await passwords.hash("secret")];
  expect(first).toMatch(/^\$argon2id\$v=19\$m=1024,t=1,p=1\$/);
  expect(first).not.toBe(second);
  expect(await passwords.verify(first, "secret")).toBe(true);
  expect(await passwords.verify(first, "Secret")).toBe(false);
});

test("composed and decomposed letters are equal", async () => {
  const passwords = await Argon2PasswordHasher.create(settings);
  expect(await passwords.verify(await passwords.hash("caf\u00e9"), "cafe\u0301")).toBe(true);
});

test("the decoy costs as much as a real hash, and matches no password", async () => {
  const passwords = await Argon2PasswordHasher.create(settings);
  expect(passwords.isOutdated(passwords.decoyHash)).toBe(false);
  expect(await passwords.verify(passwords.decoyHash, "")).toBe(false);
});

test.each([
  ["the same parameters", settings, false],
  ["more memory", { ...settings, memoryKib: 2048 }, true],
  ["more passes", { ...settings, passes: 2 }, true],
  ["less of both", { memoryKib: 512, passes: 1, lanes: 1 }, true],
])("with %s a hash is outdated: %#", async (_case, today, outdated) => {
  const hash = await (await Argon2PasswordHasher.create(settings)).hash("secret");
  expect((await Argon2PasswordHasher.create(today)).isOutdated(hash)).toBe(outdated);
});
