import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSettings, SettingsError } from "../config/config-reader.js";
import { generateSecretKey } from "./secret-key.js";
import { readSecretKeys } from "./secret-key-setting.js";

const read = (value: string | undefined): readonly Buffer[] =>
  readSettings("a test", { SOME_KEY: value }, (reader) => readSecretKeys(reader, "SOME_KEY"));

test("several keys are allowed, and the first is the current one", () => {
  const [first, second] = [generateSecretKey(), generateSecretKey()];
  expect(read(first).map((key) => key.toString("base64url"))).toEqual([first]);
  expect(read(`${first}, ${second}`).map((key) => key.toString("base64url"))).toEqual([first, second]);
});

test.each([
  ["no key", undefined],
  ["a word", "secret"],
  ["31 bytes", Buffer.alloc(31, "abcdefghijklmnopqrstuvwxyz").toString("base64url")],
  ["33 bytes", Buffer.alloc(33, "abcdefghijklmnopqrstuvwxyz").toString("base64url")],
  ["zeros", Buffer.alloc(32).toString("base64url")],
  ["a repeated short word", Buffer.alloc(32, "changeme").toString("base64url")],
  ["plain base64 instead of base64url", "++++" + generateSecretKey().slice(4)],
  ["a valid one and an invalid one", `${generateSecretKey()},secret`],
])("%s stops the start and is not repeated in the error", (_what, value) => {
  expect(() => read(value)).toThrow(SettingsError);
  if (value) expect(() => read(value)).not.toThrow(new RegExp(value.replaceAll("+", "\\+")));
});

test("a key file must be private to its owner in production", async () => {
  const folder = await mkdtemp(join(tmpdir(), "souk-key-"));
  const [file, key] = [join(folder, "key"), generateSecretKey()];
  const readFile = (NODE_ENV: string): readonly Buffer[] =>
    readSettings("a test", { SOME_KEY_FILE: file, NODE_ENV }, (reader) => readSecretKeys(reader, "SOME_KEY"));
  await writeFile(file, `${key}\n`);
  await chmod(file, 0o644);
  expect(readFile("development")[0]?.toString("base64url")).toBe(key);
  expect(() => readFile("production")).toThrow(/SOME_KEY_FILE +can be read by every user/);
  await chmod(file, 0o640);
  expect(readFile("production")[0]?.toString("base64url")).toBe(key);
  await rm(folder, { recursive: true });
});
