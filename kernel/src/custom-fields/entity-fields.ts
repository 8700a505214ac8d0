import type { ZodType } from "zod";
import type { FieldContext } from "../fields/field.js";
import { toDecimalMoney, type Money } from "../values/money.js";
import type { CustomField, CustomFieldKind, CustomFields, Visibility } from "./custom-field.js";
import { customRule } from "./custom-rule.js";

/** The stored values of an object by the names of their fields: money in minor units, days and ids as texts. */
export type CustomValues = Readonly<Record<string, unknown>>;

/** The part of a field that decides how its stored value is filtered and sorted. Plain data. */
export interface StoredField {
  readonly name: string;
  readonly kind: CustomFieldKind;
  readonly isSorted: boolean;
  /** The stored value of an object without one of its own; null when it has none. */
  readonly fallback: unknown;
}

/** A field as the project declares it. */
export interface NamedField {
  readonly name: string;
  readonly declared: CustomField;
}

/** A declared field of an entity. */
export interface EntityField extends NamedField {
  readonly visibility: Visibility;
  /** Validates a client's value, and returns the stored one. A blank text is null. */
  readonly rule: ZodType;
  readonly stored: StoredField;
}

/** The declared fields of an entity, in the order of their declaration. */
export type EntityFields = readonly EntityField[];

/** Returns the fields that a project declares for an entity. */
export function namedFields(customFields: CustomFields | undefined, entity: string): readonly NamedField[] {
  return Object.entries(customFields?.[entity] ?? {}).map(([name, declared]) => ({ name, declared }));
}

/** Returns the declared fields of an entity. `customFields` must be valid: see `customFieldFaults`. */
export function entityFields(
  customFields: CustomFields | undefined,
  entity: string,
  context: FieldContext,
): EntityFields {
  return namedFields(customFields, entity).map(({ name, declared }) => {
    const rule = customRule(declared, context);
    const given = "default" in declared ? declared.default : undefined;
    return {
      name,
      declared,
      visibility: declared.visibility ?? "public",
      rule,
      stored: {
        name,
        kind: declared.kind,
        isSorted: isSorted(declared),
        fallback: given === undefined ? null : rule.parse(given),
      },
    };
  });
}

export function isSorted(declared: CustomField): boolean {
  return "sort" in declared && declared.sort === true;
}

/** Returns the fields that everybody may read. */
export function publicFields(fields: EntityFields): EntityFields {
  return fields.filter(({ visibility }) => visibility === "public");
}

/** Returns the stored value of a field; its default or null when the object has none. */
export function storedValue({ name, stored }: EntityField, values: CustomValues): unknown {
  return values[name] ?? stored.fallback;
}

/** Returns the value of a field as the graph and the audit log show it: money is a decimal. */
export function shownValue(field: EntityField, values: CustomValues): unknown {
  const value = storedValue(field, values);
  return field.declared.kind === "money" && value !== null ? toDecimalMoney(value as Money) : value;
}

/** Returns the values for the audit log, by their paths in the inputs: `custom.origin`. Money is a decimal. */
export function auditedCustom(values: CustomValues): Readonly<Record<string, unknown>> {
  const shown = Object.entries(values).map(([name, value]): [string, unknown] => [
    `custom.${name}`,
    isMoney(value) ? toDecimalMoney(value) : value,
  ]);
  return Object.fromEntries(shown);
}

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "amountMinor" in value && "currency" in value;
}
