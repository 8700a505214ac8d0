import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cardKeyFilesIn, ensureCardKeyFiles, retireOldCardKeys, rotateCardKeyFiles } from "./card-key-files.js";
import { newCardKeys, parseCardSealKeys, parseCardVaultKeys } from "./card-keys.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "souk-card-keys-"));
});

afterEach(async () => rm(folder, { recursive: true }));

async function textsOf({ vault, seal } = cardKeyFilesIn(folder)) {
  return { vault: await readFile(vault, "utf8"), seal: await readFile(seal, "utf8") };
}

function belongTogether({ vault, seal }: { vault: string; seal: string }): boolean {
  return parseCardVaultKeys(vault).opening[0]?.kid === parseCardSealKeys(seal).sealing.kid;
}

test("card keys are created once, readable only by their owner", async () => {
  const made = await textsOf(await ensureCardKeyFiles(folder));
  expect(belongTogether(made)).toBe(true);
  for (const file of Object.values(cardKeyFilesIn(folder))) expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await textsOf(await ensureCardKeyFiles(folder))).toEqual(made);
});

test.each([
  ["is missing", async () => rm(cardKeyFilesIn(folder).seal)],
  [
    "contains keys from before a rotation",
    async () => writeFile(cardKeyFilesIn(folder).vault, (await newCardKeys()).vault),
  ],
])("the router's file is recreated when it %s", async (_why, change) => {
  await ensureCardKeyFiles(folder);
  await change();
  const now = await textsOf(await ensureCardKeyFiles(folder));
  expect(belongTogether(now)).toBe(true);
});

test("a rotation puts the new keys first and keeps the old ones until they are retired", async () => {
  const files = await ensureCardKeyFiles(folder);
  const before = await textsOf(files);
  await rotateCardKeyFiles(files);
  const after = await textsOf(files);
  expect(belongTogether(after)).toBe(true);
  const [old, both] = [parseCardVaultKeys(before.vault), parseCardVaultKeys(after.vault)];
  expect([both.opening.slice(1), both.storage.slice(1)]).toEqual([old.opening, old.storage]);
  expect(parseCardSealKeys(after.seal).fingerprint).toEqual(parseCardSealKeys(before.seal).fingerprint);
  await retireOldCardKeys(files);
  const { vault, seal } = await textsOf(files);
  const { opening, storage } = parseCardVaultKeys(vault);
  expect([opening, storage]).toEqual([both.opening.slice(0, 1), both.storage.slice(0, 1)]);
  expect(seal).toBe(after.seal);
});
