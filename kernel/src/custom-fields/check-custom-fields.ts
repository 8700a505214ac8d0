import { z } from "zod";
import { suggestion } from "../project/suggestion.js";
import { locales } from "../values/locale.js";
import { referenceTargets, visibilities, writers, type CustomField } from "./custom-field.js";
import { customEntities, customEntity, futureEntities, type CustomEntity } from "./custom-entities.js";
import { customRule } from "./custom-rule.js";
import { filterNames } from "./custom-filter.js";
import { isOwnerWritten } from "./entity-fields.js";

/** A declaration that breaks a rule: `fields.Product.origin.label.fr`, and what is wrong. */
export interface CustomFieldFault {
  readonly name: string;
  readonly complaint: string;
}

const maxFields = 100;
const namePattern = /^[a-z][A-Za-z0-9]{0,39}$/;
const choicePattern = /^[A-Z][A-Z0-9_]{0,39}$/;

const flag = z.boolean().optional();
const label = z.strictObject(Object.fromEntries(locales.map((locale) => [locale, z.string().trim().min(1).max(200)])));
const callable = z.custom<unknown>((value) => typeof value === "function", "must be a function").optional();
const day = z.iso.date("must be a day such as 2026-11-22").optional();
const maxLength = z.int().min(1).max(10_000).optional();
const anything = z.unknown().optional();

const common = {
  label,
  help: label.optional(),
  visibility: z.enum(visibilities).optional(),
  required: flag,
  writtenBy: z.enum(writers).optional(),
  personal: flag,
  atRegistration: flag,
  validate: callable,
};
const listed = { list: flag };
const shapes = {
  text: {
    ...common,
    ...listed,
    default: anything,
    filter: flag,
    sort: flag,
    search: flag,
    maxLength,
    multiline: flag,
    pattern: z.instanceof(RegExp).optional(),
  },
  number: {
    ...common,
    ...listed,
    default: anything,
    filter: flag,
    sort: flag,
    integer: flag,
    min: z.number().optional(),
    max: z.number().optional(),
  },
  boolean: { ...common, ...listed, default: anything, filter: flag },
  enumeration: {
    ...common,
    ...listed,
    default: anything,
    filter: flag,
    values: z
      .record(z.string().regex(choicePattern, "must be capital letters, digits and underscores"), label)
      .refine((values) => Object.keys(values).length > 0, "must have at least one choice"),
  },
  date: { ...common, ...listed, default: anything, filter: flag, sort: flag, min: day, max: day },
  money: { ...common, ...listed, default: anything, filter: flag, sort: flag },
  reference: { ...common, ...listed, filter: flag, to: z.enum(referenceTargets) },
  list: {
    ...common,
    ...listed,
    default: anything,
    filter: flag,
    search: flag,
    of: anything,
    maxItems: z.int().min(1).max(200).optional(),
  },
  json: {
    ...common,
    default: anything,
    schema: z.custom<unknown>((value) => value instanceof z.ZodType, "must be a schema of zod"),
  },
  translated: { ...common, ...listed, default: anything, search: flag, maxLength, multiline: flag },
} as const satisfies Record<CustomField["kind"], z.core.$ZodShape>;

const itemKinds: readonly string[] = ["text", "number", "enumeration", "date", "reference"];

/** Returns every fault of a project's declarations. `currency`: the shop's, by which defaults are checked. */
export function customFieldFaults(given: unknown, currency: string): CustomFieldFault[] {
  if (!isRecord(given)) return [fault(["fields"], "must be an object: the fields by entity and name")];
  return Object.entries(given).flatMap(([name, fields]) => {
    const entity = customEntity(name);
    const path = ["fields", name];
    if (!entity) return [fault(path, whyNoEntity(name))];
    if (!isRecord(fields)) return [fault(path, "must be an object: the fields by name")];
    const entries = Object.entries(fields);
    const tooMany = entries.length > maxFields ? [fault(path, `must be at most ${maxFields} fields`)] : [];
    const each = entries.flatMap(([field, declared]) => fieldFaults(entity, [...path, field], declared, currency));
    return [...tooMany, ...each, ...clashes(path, fields)];
  });
}

function whyNoEntity(name: string): string {
  const names = customEntities.map((entity): string => entity.name);
  if (futureEntities.includes(name))
    return `cannot have custom fields yet; ${names.slice(0, -1).join(", ")} and ${names.at(-1)} can`;
  return `is unknown${suggestion(name, names)}`;
}

function fieldFaults(
  entity: CustomEntity,
  path: readonly string[],
  declared: unknown,
  currency: string,
): CustomFieldFault[] {
  const name = path.at(-1) ?? "";
  const misnamed = namePattern.test(name)
    ? []
    : [fault(path, "must begin with a small letter and have at most 40 letters and digits")];
  const faults = [...misnamed, ...shapeFaults(path, declared)];
  if (faults.length > 0) return faults;
  const field = declared as CustomField;
  return [...entityFaults(entity, path, field), ...itemFaults(path, field), ...defaultFaults(path, field, currency)];
}

/** Checks the keys and their types. */
function shapeFaults(path: readonly string[], declared: unknown): CustomFieldFault[] {
  const kind = isRecord(declared) ? declared.kind : undefined;
  if (!isRecord(declared) || typeof kind !== "string" || !Object.hasOwn(shapes, kind)) {
    return [fault(path, `must be made by one of ${Object.keys(shapes).join(", ")}`)];
  }
  const { kind: _kind, ...options } = declared;
  const shape = shapes[kind as CustomField["kind"]];
  const { error } = z.strictObject(shape).safeParse(options);
  return (error?.issues ?? []).flatMap((issue) => {
    const place = [...path, ...issue.path.map(String)];
    if (issue.code !== "unrecognized_keys") {
      return [fault(place, issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message)];
    }
    const known = issue.path.length === 0 ? Object.keys(shape) : [...locales];
    return issue.keys.map((key) => fault([...place, key], `is unknown${suggestion(key, known)}`));
  });
}

/** Checks what the entity lacks. */
function entityFaults(
  { name, isOwned, isBrowsed, isWrittenByStaff }: CustomEntity,
  path: readonly string[],
  field: CustomField,
) {
  const faults: CustomFieldFault[] = [];
  if (!isWrittenByStaff && !isOwnerWritten(name, field)) {
    const key = field.visibility === "staff" ? "visibility" : "writtenBy";
    faults.push(fault([...path, key], `must not be staff: only the owner writes an ${name}`));
  }
  if (field.visibility === "owner" && !isOwned)
    faults.push(fault([...path, "visibility"], `must be public or staff: nobody owns a ${name}`));
  if (field.kind === "translated" && isOwnerWritten(name, field))
    faults.push(fault([...path, "writtenBy"], "must be staff: the owner writes in one language; text has one"));
  for (const key of ["writtenBy", "personal"] as const) {
    if (!isOwned && field[key] !== undefined)
      faults.push(fault([...path, key], `is not possible: nobody owns a ${name}`));
  }
  if (field.atRegistration === true && name !== "User")
    faults.push(fault([...path, "atRegistration"], "is for fields of User only"));
  if (field.atRegistration === true && name === "User" && !isOwnerWritten(name, field))
    faults.push(fault([...path, "atRegistration"], "is for fields that users write themselves"));
  if (isBrowsed) return faults;
  for (const key of ["filter", "sort", "search"] as const) {
    if (new Map<string, unknown>(Object.entries(field)).get(key) === true)
      faults.push(fault([...path, key], `is not possible: lists of ${name} have no ${key}`));
  }
  return faults;
}

function itemFaults(path: readonly string[], field: CustomField): CustomFieldFault[] {
  if (field.kind !== "list") return [];
  const item: unknown = field.of;
  const kind = isRecord(item) ? item.kind : undefined;
  if (typeof kind !== "string" || !itemKinds.includes(kind))
    return [fault([...path, "of"], `must be made by one of ${itemKinds.join(", ")}`)];
  const faults = shapeFaults([...path, "of"], item);
  if (field.search && kind !== "text") faults.push(fault([...path, "search"], "is for lists of texts only"));
  return faults;
}

function defaultFaults(path: readonly string[], field: CustomField, currency: string): CustomFieldFault[] {
  if (!("default" in field) || field.default === undefined) return [];
  if (field.kind === "list" && itemFaults(path, field).length > 0) return [];
  const { error } = customRule(field, { currency }).safeParse(field.default);
  return (error?.issues ?? []).map((issue) => fault([...path, "default", ...issue.path.map(String)], issue.message));
}

/** Two fields may not have the same filter: `minAge` beside a number `age`. */
function clashes(path: readonly string[], fields: Readonly<Record<string, unknown>>): CustomFieldFault[] {
  const owners = new Map<string, string>();
  return Object.entries(fields).flatMap(([name, declared]) => {
    if (!isRecord(declared) || declared.filter !== true) return [];
    return filterNames({ name, declared: declared as unknown as CustomField }).flatMap((filter) => {
      const owner = owners.get(filter);
      owners.set(filter, name);
      return owner === undefined ? [] : [fault([...path, name], `has the same filter as ${owner}: ${filter}`)];
    });
  });
}

function fault(path: readonly string[], complaint: string): CustomFieldFault {
  return { name: path.join("."), complaint };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
