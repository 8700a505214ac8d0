import { newCardKeys, parseCardSealKeys, parseCardVaultKeys, type CardVaultKeys } from "../card-keys.js";
import { judgeCardSecret, secretCardFields } from "../card-number.js";
import { CardSealer } from "../card-sealer.js";
import { refusalToken } from "../card-token.js";
import { systemClock } from "../clock.js";

// What the router does to cards, for the tests of what is behind it.

const keys = newCardKeys();
const sealer = keys.then(({ seal }) => CardSealer.open(parseCardSealKeys(seal), systemClock));

/** Opens what is sealed here. */
export async function testCardVaultKeys(): Promise<CardVaultKeys> {
  return parseCardVaultKeys((await keys).vault);
}

/** A value with the cards in it sealed. What is no text stays as it is. */
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
  const judged = judgeCardSecret(field, value);
  return judged.ok ? (await sealer).store(field, judged.digits) : refusalToken(judged.complaint);
}
