import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { kill, PostgresHarness, query, storedValue, storeValue } from "./testing/postgres-harness.js";

let harness: PostgresHarness;

beforeAll(async () => {
  harness = await PostgresHarness.open();
});

afterEach(() => harness.reset());
afterAll(() => harness.close());

const passwordFile = () => join(harness.dataDir, "postgres-password");
const accessRulesFile = () => join(harness.dataDir, "postgres", "pg_hba.conf");
const withPassword = (url: string, password: string) => Object.assign(new URL(url), { password }).href;

/** Restores the cluster to the state that a version without passwords left. */
async function removePassword(url: string): Promise<void> {
  await query(url, "alter role souk password null");
  await writeFile(accessRulesFile(), "host all all 127.0.0.1/32 trust\n");
  await rm(passwordFile());
}

test("the password is required for every connection, and only its owner can read it", async () => {
  const { url } = await harness.start();
  for (const wrong of ["", "guessed"])
    await expect(query(withPassword(url, wrong), "select 42 as answer")).rejects.toMatchObject({
      // node-postgres reports its own error when it has no password to send
      message: expect.stringMatching(/password (authentication failed|must be a)/),
    });
  expect(await query(url, "select current_setting('password_encryption') as answer")).toBe("scram-sha-256");
  if (process.platform !== "win32") expect((await stat(passwordFile())).mode & 0o777).toBe(0o600);
});

test("the password is set on a data directory from a version without passwords, and the data stays", async () => {
  const first = await harness.start();
  await storeValue(first.url, 5);
  await removePassword(first.url);
  await first[Symbol.asyncDispose]();

  const { url } = await harness.start();
  expect(await storedValue(url)).toBe(5);
  await expect(query(withPassword(url, "guessed"), "select 42 as answer")).rejects.toThrow(/authentication failed/);
});

test("the password is set on a running server from such a version", async () => {
  const { owner, url } = await harness.startOwner();
  await storeValue(url, 6);
  await removePassword(url);
  process.kill(await harness.postmasterPid(), "SIGHUP");
  await kill(owner);

  const next = await harness.start();
  expect(await storedValue(next.url)).toBe(6);
  await expect(query(withPassword(url, "guessed"), "select 42 as answer")).rejects.toThrow(/authentication failed/);
});
