import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { cardKeyFilesIn, ensureCardKeyFiles } from "./card-key-files.js";
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

test("they are made once, for their owner alone", async () => {
  const made = await textsOf(await ensureCardKeyFiles(folder));
  expect(belongTogether(made)).toBe(true);
  for (const file of Object.values(cardKeyFilesIn(folder))) expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await textsOf(await ensureCardKeyFiles(folder))).toEqual(made);
});

test.each([
  ["is gone", async () => rm(cardKeyFilesIn(folder).seal)],
  [
    "is of before the keys were rotated",
    async () => writeFile(cardKeyFilesIn(folder).vault, (await newCardKeys()).vault),
  ],
])("the router's is made again where it %s", async (_why, change) => {
  await ensureCardKeyFiles(folder);
  await change();
  const now = await textsOf(await ensureCardKeyFiles(folder));
  expect(belongTogether(now)).toBe(true);
});
