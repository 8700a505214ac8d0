import { snakeCase } from "@souk/kernel/values/snake-case";

/** "details.cardNumber" -> "details.card_number". */
export function snakePath(path: string): string {
  return path.split(".").map(snakeCase).join(".");
}

type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : Name;

/** A value whose objects have their keys in snake case. */
export type SnakeKeys<Value> = Value extends readonly (infer Entry)[]
  ? SnakeKeys<Entry>[]
  : Value extends object
    ? { [Key in keyof Value as Key extends "__typename" ? never : SnakeCase<Key & string>]: SnakeKeys<Value[Key]> }
    : Value;

/** Returns the value with all keys of its objects in snake case, without type names. */
export function snakeKeys<Value>(value: Value): SnakeKeys<Value> {
  return withSnakeKeys(value) as SnakeKeys<Value>;
}

function withSnakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSnakeKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "__typename")
      .map(([key, inner]) => [snakeCase(key), withSnakeKeys(inner)]),
  );
}
