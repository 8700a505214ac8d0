import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { readSettings, SettingsError } from "./config-reader.js";
import { generateSecretKey } from "./secret-key.js";
import { readSecretKeys } from "./secret-key-setting.js";

const read = (value: string | undefined): readonly Buffer[] =>
  readSettings("a test", { SOME_KEY: value }, (reader) => readSecretKeys(reader, "SOME_KEY"));

test("one key, or several: the first is the one in use", () => {
  const [first, second] = [generateSecretKey(), generateSecretKey()];
  expect(read(first).map((key) => key.toString("base64url"))).toEqual([first]);
  expect(read(`${first}, ${second}`).map((key) => key.toString("base64url"))).toEqual([first, second]);
});

test.each([
  ["none", undefined],
  ["a word", "secret"],
  ["31 bytes", Buffer.alloc(31, "abcdefghijklmnopqrstuvwxyz").toString("base64url")],
  ["33 bytes", Buffer.alloc(33, "abcdefghijklmnopqrstuvwxyz").toString("base64url")],
  ["zeros", Buffer.alloc(32).toString("base64url")],
  ["a short word again and again", Buffer.alloc(32, "changeme").toString("base64url")],
  ["base64 with its own signs", "++++" + generateSecretKey().slice(4)],
  ["a good one and a bad one", `${generateSecretKey()},secret`],
])("%s stops the start, and is not repeated", (_what, value) => {
  expect(() => read(value)).toThrow(SettingsError);
  if (value) expect(() => read(value)).not.toThrow(new RegExp(value.replaceAll("+", "\\+")));
});

test("is read from a file, which in production is nobody else's to read", async () => {
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
