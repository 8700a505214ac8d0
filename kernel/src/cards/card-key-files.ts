import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  cardSealKeysText,
  newCardKeys,
  parseCardSealKeys,
  parseCardVaultKeys,
  withoutOldCardKeys,
} from "./card-keys.js";
import { writeSecretFile } from "../config/secret-file.js";

export interface CardKeyFiles {
  readonly vault: string;
  readonly seal: string;
}

export function cardKeyFilesIn(folder: string): CardKeyFiles {
  return { vault: join(folder, "card-vault-keys.json"), seal: join(folder, "card-seal-keys.json") };
}

/**
 * Creates the card keys for a development machine on first use. Rewrites the router's file when it does not match the
 * vault's file.
 */
export async function ensureCardKeyFiles(folder: string): Promise<CardKeyFiles> {
  const files = cardKeyFilesIn(folder);
  const text = await textOf(files.vault);
  if (text === null) await writeCardKeyFiles(files, await newCardKeys());
  else await ensureSealFile(files, text);
  return files;
}

/** Adds a new key of each kind in first position. The older keys can still open data that they sealed. */
export async function rotateCardKeyFiles(files: CardKeyFiles): Promise<void> {
  const vault = parseCardVaultKeys(await readFile(files.vault, "utf8"));
  const { fingerprint } = parseCardSealKeys(await readFile(files.seal, "utf8"));
  await writeCardKeyFiles(files, await newCardKeys({ vault, fingerprint }));
}

/** Removes old keys. Call it once the router seals with the newest key and payments has started with that key. */
export async function retireOldCardKeys({ vault }: CardKeyFiles): Promise<void> {
  await writeSecretFile(vault, withoutOldCardKeys(parseCardVaultKeys(await readFile(vault, "utf8"))));
}

async function ensureSealFile({ vault, seal }: CardKeyFiles, vaultText: string): Promise<void> {
  const [current] = parseCardVaultKeys(vaultText).opening;
  if (!current) throw new Error(`${vault} holds no key`);
  const text = await textOf(seal);
  const known = text === null ? null : parseCardSealKeys(text);
  if (known?.sealing.kid === current.kid) return;
  await writeSecretFile(seal, cardSealKeysText(current, known?.fingerprint));
}

/** Writes the vault file first: payments must be able to open everything that the router seals. */
async function writeCardKeyFiles(files: CardKeyFiles, keys: Readonly<Record<keyof CardKeyFiles, string>>) {
  await writeSecretFile(files.vault, keys.vault);
  await writeSecretFile(files.seal, keys.seal);
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
