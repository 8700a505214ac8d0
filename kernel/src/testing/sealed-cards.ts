import { newCardKeys, parseCardSealKeys, parseCardVaultKeys, type CardVaultKeys } from "../cards/card-keys.js";
import { validateCardSecret, secretCardFields } from "../cards/card-number.js";
import { CardSealer } from "../cards/card-sealer.js";
import { refusalToken } from "../cards/card-token.js";
import { systemClock } from "../values/clock.js";

// Seals cards as the router does, for tests of the services behind it.

const keys = newCardKeys();
const sealer = keys.then(({ seal }) => CardSealer.open(parseCardSealKeys(seal), systemClock));

/** Returns the keys that open the cards sealed here. */
export async function testCardVaultKeys(): Promise<CardVaultKeys> {
  return parseCardVaultKeys((await keys).vault);
}

/** Returns the value with its cards sealed. Fields that are not text stay unchanged. */
export async function withSealedCards<T>(value: T): Promise<T> {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return (await Promise.all(value.map((one) => withSealedCards<unknown>(one)))) as T;
  const entries = Object.entries(value).map(async ([key, inner]): Promise<[string, unknown]> => [
    key,
    await sealedField(key, inner),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as T;
}

async function sealedField(key: string, value: unknown): Promise<unknown> {
  const field = secretCardFields.find((secret) => secret === key);
  if (!field || typeof value !== "string") return withSealedCards(value);
  const judged = validateCardSecret(field, value);
  return judged.ok ? (await sealer).store(field, judged.digits) : refusalToken(judged.complaint);
}
