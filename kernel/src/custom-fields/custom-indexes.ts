import { createHash } from "node:crypto";
import type { CustomFields } from "./custom-field.js";
import { customExpression, customWords } from "./custom-columns.js";
import { customEntities, type CustomEntity } from "./custom-entities.js";
import { filteredFields, searchedFields } from "./custom-filter.js";
import { entityFields, publicFields, type EntityFields, type StoredField } from "./entity-fields.js";

/** An index on the values of custom fields. */
export interface CustomIndex {
  readonly table: string;
  /** It ends in a digest of the definition, so that a changed field gets a new index. */
  readonly name: string;
  /** The part of the statement behind the table's name. */
  readonly definition: string;
}

/** An index that the database has. */
export interface StoredIndex {
  readonly name: string;
  /** False after a creation that was interrupted. */
  readonly isValid: boolean;
}

/** Returns the tables of a subgraph that may have custom indexes. */
export function customTables(subgraph: string): readonly string[] {
  return customEntities.filter((entity) => entity.subgraph === subgraph).map(({ table }) => table);
}

/** Returns the indexes that the declarations need in the database of a subgraph. */
export function customIndexes(
  customFields: CustomFields | undefined,
  { subgraph, currency }: { readonly subgraph: string; readonly currency: string },
): readonly CustomIndex[] {
  const entities: readonly CustomEntity[] = customEntities;
  return entities
    .filter((entity) => entity.subgraph === subgraph)
    .flatMap((entity) => indexesOf(entity, entityFields(customFields, entity.name, { currency })));
}

/**
 * Returns the statements that turn the existing custom indexes of a table into the wanted ones. They block neither reads
 * nor writes, and cannot run in a transaction. No statement changes a value.
 */
export function plannedStatements(
  table: string,
  declared: readonly CustomIndex[],
  existing: readonly StoredIndex[],
): readonly string[] {
  const names = new Set(declared.map(({ name }) => name));
  const valid = new Set(existing.filter(({ isValid }) => isValid).map(({ name }) => name));
  const created = declared.filter(({ name }) => !valid.has(name));
  return [
    ...existing
      .filter(({ name, isValid }) => !isValid || !names.has(name))
      .map(({ name }) => `drop index concurrently if exists ${name}`),
    ...created.map(({ name, definition }) => `create index concurrently ${name} on ${table} ${definition}`),
    // PostgreSQL plans with the figures of an expression only after an analysis
    ...(created.length > 0 ? [`analyze ${table}`] : []),
  ];
}

/** The beginning of the names of a table's custom indexes. */
export function customIndexPrefix(table: string): string {
  return `${table}_custom_`;
}

function indexesOf({ table, listed }: CustomEntity, fields: EntityFields): readonly CustomIndex[] {
  const rows = listed === undefined ? "" : ` where ${listed}`;
  const indexed = new Set([...filteredFields(fields), ...fields.filter(({ stored }) => stored.isSorted)]);
  const ofFields = [...indexed].map(({ name, stored }) => indexOf(table, name, `${methodOf(stored)}${rows}`));
  // others than admins search the public fields only
  const searched = [searchedFields(fields), searchedFields(publicFields(fields))].flatMap((each) =>
    each ? [indexOf(table, "words", `using gin (${customWords(each, "custom")})`)] : [],
  );
  return [...ofFields, ...new Map(searched.map((index) => [index.name, index])).values()];
}

function methodOf(field: StoredField): string {
  const value = customExpression(field, "custom");
  return field.kind === "list" ? `using gin ((${value}) jsonb_path_ops)` : `((${value}), id)`;
}

/** PostgreSQL cuts names behind 63 characters. */
const maxNameLength = 30;

function indexOf(table: string, name: string, definition: string): CustomIndex {
  const digest = createHash("sha256").update(definition).digest("hex").slice(0, 8);
  const readable = name.toLowerCase().slice(0, maxNameLength);
  return { table, name: `${customIndexPrefix(table)}${readable}_${digest}`, definition };
}
