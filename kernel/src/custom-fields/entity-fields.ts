import type { ZodType } from "zod";
import type { FieldContext } from "../fields/field.js";
import { toDecimalMoney, type Money } from "../values/money.js";
import { customEntity } from "./custom-entities.js";
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
  /** False for objects that nobody owns. */
  readonly isWrittenByOwner: boolean;
  /** The value is about the owner of the object. */
  readonly isPersonal: boolean;
  /** A user gives a value when the account is created. */
  readonly isAtRegistration: boolean;
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
    const isWrittenByOwner = isOwnerWritten(entity, declared);
    const rule = customRule(declared, context);
    const given = "default" in declared ? declared.default : undefined;
    return {
      name,
      declared,
      visibility: declared.visibility ?? "public",
      isWrittenByOwner,
      isPersonal: declared.personal ?? isWrittenByOwner,
      isAtRegistration: declared.atRegistration === true,
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

/** Returns whether the owner of an object gives a value for the field, such as a buyer at the checkout. */
export function isOwnerWritten(entity: string, { visibility, writtenBy = "owner" }: CustomField): boolean {
  return customEntity(entity)?.isOwned === true && visibility !== "staff" && writtenBy === "owner";
}

export function isSorted(declared: CustomField): boolean {
  return "sort" in declared && declared.sort === true;
}

/** Returns the fields that everybody may read. */
export function publicFields(fields: EntityFields): EntityFields {
  return fields.filter(({ visibility }) => visibility === "public");
}

/** The rights of a viewer on an object. */
export interface ObjectRights {
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
}

/** Returns the fields that a viewer may read. */
export function readableFields(fields: EntityFields, { isAdmin, isOwner }: ObjectRights): EntityFields {
  if (isAdmin) return fields;
  return isOwner ? fields.filter(({ visibility }) => visibility !== "staff") : publicFields(fields);
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

/** Returns the values that an export of the owner's personal data contains: what the owner reads, and what is personal. */
export function exportedCustom(fields: EntityFields, values: CustomValues): CustomValues {
  const exported = fields.filter(({ visibility, isPersonal }) => visibility !== "staff" || isPersonal);
  const given = exported.filter(({ name }) => values[name] != null);
  return Object.fromEntries(given.map((field) => [field.name, shownValue(field, values)]));
}

/**
 * Returns the values before and after a change of an object that a user owns, for the audit log. A
 * personal value is replaced by a text that tells whether it changed: the log stays when the owner's data is erased.
 */
export function auditedCustomChange(fields: EntityFields, before: CustomValues, after: CustomValues) {
  const personal = new Set(fields.filter(({ isPersonal }) => isPersonal).map(({ name }) => name));
  const isEqual = (name: string): boolean => JSON.stringify(before[name]) === JSON.stringify(after[name]);
  const withoutPersonal = (values: CustomValues, text: string): Readonly<Record<string, unknown>> => {
    const entries = Object.entries(values).filter(([name]) => !personal.has(name) || !isEqual(name));
    const shown = entries.map(([name, value]) => [name, personal.has(name) && value !== null ? text : value] as const);
    return auditedCustom(Object.fromEntries(shown));
  };
  return { before: withoutPersonal(before, "(personal)"), after: withoutPersonal(after, "(personal, changed)") };
}

function isMoney(value: unknown): value is Money {
  return typeof value === "object" && value !== null && "amountMinor" in value && "currency" in value;
}
