import { validateCardSecret, secretCardFields, type SecretCardField } from "@souk/kernel/cards/card-number";
import { refusalToken } from "@souk/kernel/cards/card-token";
import { getNullableType, isInputObjectType, isListType, type GraphQLInputType } from "graphql";
import type { CardTypes } from "./card-types.js";
import type { CardVault } from "./card-vault.js";

/** More than any operation within the limits can have, and cheap to process. */
const maxSecrets = 100;
const greatestInt = 2 ** 31;

/**
 * Replaces the secrets in the values of one operation. A value of the wrong type is replaced by an empty value that is
 * just as invalid.
 */
export class CardValues {
  private secrets = 0;

  constructor(
    private readonly types: CardTypes,
    private readonly vault: CardVault,
  ) {}

  /** `value`: a variable's value or a part of it; `type`: its expected type. */
  async tokenize(value: unknown, type: GraphQLInputType): Promise<unknown> {
    if (value === null || value === undefined || !this.types.holdsCard(type)) return value;
    const expected = getNullableType(type);
    if (isListType(expected)) {
      // GraphQL coerces a single value to a list with one entry
      if (!Array.isArray(value)) return this.tokenize(value, expected.ofType);
      return Promise.all(value.map((one) => this.tokenize(one, expected.ofType)));
    }
    if (!isRecord(value) || !isInputObjectType(expected)) return emptyValue(value);
    if (this.types.isCard(expected)) return mapped(value, (field, inner) => this.tokenizeField(field, inner));
    const fields = expected.getFields();
    return mapped(value, async (name, inner) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return field ? this.tokenize(inner, field.type) : null;
    });
  }

  /** `value`: the value of one field of a card. */
  async tokenizeField(field: string, value: unknown): Promise<unknown> {
    if (value === null || value === undefined) return value;
    if (isSecret(field)) return typeof value === "string" ? this.tokenizeSecret(field, value) : emptyValue(value);
    if (field !== "expiryMonth" && field !== "expiryYear") return null;
    return typeof value === "number" && Math.abs(value) < greatestInt ? value : emptyValue(value);
  }

  private async tokenizeSecret(field: SecretCardField, text: string): Promise<string> {
    const judged = validateCardSecret(field, text);
    if (!judged.ok) return refusalToken(judged.complaint);
    this.secrets += 1;
    if (this.secrets > maxSecrets) throw new TooManyCardsError();
    return this.vault.store(field, judged.digits);
  }
}

/** Answered as HTTP 400. */
class TooManyCardsError extends Error {
  readonly statusCode = 400;

  constructor() {
    super(`An operation may hold ${maxSecrets / 2} cards, this one has more.`);
    this.name = "TooManyCardsError";
  }
}

export function isSecret(field: string): field is SecretCardField {
  return (secretCardFields as readonly string[]).includes(field);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns an empty value of the same type. */
export function emptyValue(value: unknown): unknown {
  if (typeof value === "string") return "";
  // an integer that is too large stays too large
  if (typeof value === "number") return Number.isInteger(value) ? greatestInt : 0.5;
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? [] : {};
  return value;
}

async function mapped(
  record: Readonly<Record<string, unknown>>,
  change: (key: string, value: unknown) => Promise<unknown>,
): Promise<Record<string, unknown>> {
  const entries = Object.entries(record).map(async ([key, value]) => [key, await change(key, value)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
