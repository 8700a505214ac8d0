import type { JsonObject } from "../../json-text.js";
import { isScalar, possibleTypes, type Model, type ModelField, type TypeRef } from "./random-model.js";

/** An object in the data: an entity by its id, or a value by a number that identifies it. */
export interface Known {
  readonly __typename: string;
  readonly id: string;
}

const entitiesOfType = 3;

/** The data of a model: each field's value depends only on the model's seed. */
export class ModelValues {
  private readonly fields = new Map<string, ModelField>();

  constructor(private readonly model: Model) {
    const { entities, nodeFields, valueFields, roots } = model;
    for (const field of [...entities.flatMap((entity) => entity.fields), ...nodeFields, ...valueFields, ...roots])
      this.fields.set(field.name, field);
  }

  /** Throws when the field fails. */
  of(object: Known, name: string, given: Readonly<JsonObject>): unknown {
    if (name === "id") return object.id;
    if (name === "code") return codeOf(object.id);
    const field = this.fields.get(name);
    if (!field) throw new Error(`no field ${name}`);
    if (field.requires) return this.requiring(field, this.of(object, field.requires.name, {}), object, given);
    const hash = hashOf(`${this.model.seed} ${object.__typename} ${object.id} ${name} ${JSON.stringify(given.by)}`);
    if (field.isFaulty && hash % 4 === 0) throw new Error(`${name} fails`);
    return this.valueOf(field.type, hash, field);
  }

  /** Returns a field's value for the object in a representation. */
  ofRepresentation(object: Readonly<JsonObject>, name: string, given: Readonly<JsonObject>): unknown {
    const { __typename, id, code } = object as {
      readonly __typename: string;
      readonly id?: string;
      readonly code?: string;
    };
    const known: Known = { __typename, id: id ?? code?.slice(1) ?? "" };
    const required = this.fields.get(name)?.requires;
    const field = this.fields.get(name);
    return required && field ? this.requiring(field, object[required.name], known, given) : this.of(known, name, given);
  }

  private requiring(
    { name, requires }: ModelField,
    required: unknown,
    { id }: Known,
    given: Readonly<JsonObject>,
  ): string {
    const seen = requires && isScalar(typeName(requires.type)) ? required : this.firstParts(required);
    return `${name} of ${id} by ${String(given.by)}: ${JSON.stringify(seen) ?? "nothing"}`;
  }

  /** Replaces each value object by its `v0`, the field that `@requires` selects. */
  private firstParts(required: unknown): unknown {
    if (Array.isArray(required)) return required.map((each) => this.firstParts(each));
    if (typeof required !== "object" || required === null) return required;
    const value = required as Readonly<JsonObject>;
    return "v0" in value ? value.v0 : this.of(value as unknown as Known, "v0", {});
  }

  private valueOf(type: TypeRef, hash: number, field: ModelField): unknown {
    if (!type.nonNull && hash % 6 === 0) return null;
    if (type.kind === "list")
      return Array.from({ length: hash % 4 }, (_, index) => this.valueOf(type.of, hashOf(`${hash} ${index}`), field));
    const { name } = type;
    const scalar = scalarValues[name];
    if (scalar) return scalar(hash);
    if (name === "Value") return { __typename: name, id: String(hash % 1000) };
    const possible = field.owners
      .map((owner) => possibleTypes(this.model, name, owner))
      .reduce((one, other) => one.filter((each) => other.includes(each)));
    return { __typename: possible[hash % possible.length], id: String((hash >>> 8) % entitiesOfType) };
  }
}

const scalarValues: Readonly<Record<string, ((hash: number) => unknown) | undefined>> = {
  Int: (hash) => (hash % 2000) - 1000,
  String: (hash) => (hash % 5 === 0 ? `"${hash % 10}"\n\\` : `s${hash % 1000}`),
  Boolean: (hash) => hash % 2 === 0,
  Float: (hash) => (hash % 1000) / 8,
  ID: (hash) => String(hash % 1000),
  Color: (hash) => ["RED", "GREEN"][hash % 2],
};

function codeOf(id: string): string {
  return `c${id}`;
}

function typeName(type: TypeRef): string {
  return type.kind === "list" ? typeName(type.of) : type.name;
}

/** FNV-1a, with a final mix of the bits. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return (hash ^ (hash >>> 13)) >>> 0;
}
