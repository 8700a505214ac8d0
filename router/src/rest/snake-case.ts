import { snakeCase } from "@souk/kernel/values/snake-case";

/** "details.cardNumber" -> "details.card_number". */
export function snakePath(path: string): string {
  return path.split(".").map(snakeCase).join(".");
}

/** Returns the value with all keys of its objects in snake case, without type names. */
export function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__typename")
      .map(([key, inner]) => [snakeCase(key), snakeKeys(inner)]),
  );
}
