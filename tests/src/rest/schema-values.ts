import fc from "fast-check";

export type JsonSchema = Readonly<Record<string, any>>;

/** Values that break types, lengths or encodings. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0, 1.5, 1e21, "", " ", "\u0000", "'; --", "../..", "💥", "x".repeat(5000)),
  fc.string(),
  fc.integer(),
  fc.constant<unknown>([]),
  fc.constant<unknown>({ __proto__: null, constructor: 1 }),
);

/** Generates values of a JSON schema, and a few that are not. `document` holds the named schemas. */
export function valuesOf(schema: JsonSchema, document: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: fitting(schema, document) }, { weight: 1, arbitrary: hostile });
}

function fitting(schema: JsonSchema, document: JsonSchema): fc.Arbitrary<unknown> {
  const { $ref: reference, anyOf, enum: choices, const: constant, type } = schema;
  if (typeof reference === "string") return fitting(resolved(reference, document), document);
  if (anyOf) return fc.oneof(...(anyOf as JsonSchema[]).map((each) => valuesOf(each, document)));
  if (choices) return fc.constantFrom(...(choices as unknown[]));
  if (constant !== undefined) return fc.constant(constant);
  switch (Array.isArray(type) ? type[0] : type) {
    case "object":
      return objectsOf(schema, document);
    case "array":
      return fc.array(valuesOf((schema.items ?? {}) as JsonSchema, document), { maxLength: 3 });
    case "string":
      return fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 30, 30) });
    case "integer":
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
    case "number":
      return fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100);
    case "boolean":
      return fc.boolean();
    default:
      return hostile;
  }
}

function objectsOf({ properties = {}, required = [] }: JsonSchema, document: JsonSchema): fc.Arbitrary<unknown> {
  const values = Object.entries(properties as Record<string, JsonSchema>).map(
    ([name, property]) => [name, valuesOf(property, document)] as const,
  );
  return fc.record(Object.fromEntries(values), { requiredKeys: required as string[] });
}

function resolved(reference: string, document: JsonSchema): JsonSchema {
  return reference
    .replace("#/", "")
    .split("/")
    .reduce<JsonSchema>((part, key) => part[key] as JsonSchema, document);
}
