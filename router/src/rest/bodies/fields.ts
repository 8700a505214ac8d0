import { z } from "zod";

/** The schemas with a name of their own in the OpenAPI document. */
export const namedSchemas = z.registry<{ readonly id: string }>();

export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  namedSchemas.add(schema, { id });
  return schema;
}

/** An id of any system: the old systems' clients may send a number, which is then an unknown id. */
export const id = z
  .union([z.string().min(1, "must not be empty").max(200, "must be at most 200 characters"), z.int()])
  .transform(String);

export const pathId = z.string().max(200, "must be at most 200 characters");

export const text = (max: number) => z.string().max(max, `must be at most ${max} characters`);

/** A user id that some systems' clients send; it must be the token's. */
export const userId = z.union([z.string(), z.int()]).optional().describe("Must be the user of the token.");

/** An amount of money as a number or text; an exact decimal for the graph. */
export const price = z
  .union([z.number(), z.string()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,15}(\.\d{1,15})?$/, "must be a decimal such as 49.99"));

/** Returns a decimal of the graph as a JSON number, with the same digits: a double holds more than a price has. */
export function number(decimal: string): number {
  return Number(decimal);
}

export const amount = z.number();
export const currencyCode = z.string().describe("ISO 4217.");
export const time = z.iso.datetime({ offset: true });

/** "IN_TRANSIT" -> "in_transit". */
export function lower<Name extends string>(name: Name): Lowercase<Name> {
  return name.toLowerCase() as Lowercase<Name>;
}
