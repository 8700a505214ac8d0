import { z, type ZodType } from "zod";
import type { CustomValues, EntityField, EntityFields } from "./entity-fields.js";

const required = "is required";
const forAdmins = "is for admins only";
const notNull = "cannot be null; leave it out to keep it";

/** Validates the custom values of a creation, and fills in defaults. The writer may not give those of `refused`. */
export function customCreateRule(fields: EntityFields, refused: EntityFields = []): ZodType<CustomValues> {
  const shape = [...fields.map((field) => [field.name, createdValue(field)] as const), ...refused.map(refusedValue)];
  return absentIsEmpty(z.object(Object.fromEntries(shape)).transform(withoutNulls));
}

/**
 * Validates the custom values of an update: an absent one does not change, null removes it. The writer may not give those
 * of `refused`.
 */
export function customUpdateRule(fields: EntityFields, refused: EntityFields = []): ZodType<CustomValues> {
  const updated = fields.map((field) => [field.name, updatedValue(field).optional()] as const);
  const shape = [...updated, ...refused.map(refusedValue)];
  return absentIsEmpty(z.object(Object.fromEntries(shape)));
}

/** Returns the values of an object that is created without custom input. */
export function defaultValues(fields: EntityFields): CustomValues {
  return withoutNulls(Object.fromEntries(fields.map(({ name, stored }) => [name, stored.fallback])));
}

function absentIsEmpty(rule: ZodType): ZodType<CustomValues> {
  return z.preprocess((given) => given ?? {}, rule) as ZodType<CustomValues>;
}

function refusedValue({ name }: EntityField): readonly [string, ZodType] {
  return [name, z.undefined(forAdmins).optional()];
}

function createdValue({ rule, declared, stored }: EntityField): ZodType {
  const value = rule.nullish().transform((given) => given ?? stored.fallback);
  return declared.required ? value.refine((filled) => filled !== null, required) : value;
}

function updatedValue({ rule, declared, stored }: EntityField): ZodType {
  if (!declared.required && stored.fallback === null) return rule.nullable();
  return z
    .unknown()
    .refine((given): boolean => given !== null, notNull)
    .pipe(rule.refine((value) => value !== null, required));
}

function withoutNulls(values: CustomValues): CustomValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));
}
