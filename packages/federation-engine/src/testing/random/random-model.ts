import type { Draw } from "./draw.js";

export type TypeRef =
  | { readonly kind: "named"; readonly name: string; readonly nonNull: boolean }
  | { readonly kind: "list"; readonly of: TypeRef; readonly nonNull: boolean };

export interface ModelField {
  /** Unique in the model. */
  readonly name: string;
  readonly type: TypeRef;
  /** The subgraphs that resolve it; several when it is shareable. */
  readonly owners: readonly string[];
  /** Whether it has the argument `by: Int`. */
  readonly hasArgument: boolean;
  /** A field of the same entity that another subgraph resolves. */
  readonly requires: ModelField | undefined;
  /** Whether it fails for some entities. */
  readonly isFaulty: boolean;
}

export interface ModelEntity {
  readonly name: string;
  readonly presence: ReadonlySet<string>;
  /** The subgraphs in which it has the second key. */
  readonly coded: ReadonlySet<string>;
  readonly isNode: boolean;
  readonly fields: readonly ModelField[];
}

/** The model of a supergraph: entities with fields in several subgraphs, an interface and a union. */
export interface Model {
  readonly subgraphs: readonly string[];
  readonly entities: readonly ModelEntity[];
  /** Members of the union `Any`. */
  readonly members: readonly string[];
  /** Fields of the interface `Node` in these subgraphs; every entity of the interface there resolves them. */
  readonly nodeFields: readonly ModelField[];
  /** Fields of `Value`, which is not an entity; the same in each subgraph. */
  readonly valueFields: readonly ModelField[];
  /** Fields of the root. */
  readonly roots: readonly ModelField[];
  /** Seed of the values. */
  readonly seed: number;
}

const scalars = ["Int", "String", "Boolean", "Float", "ID", "Color"];

export function isScalar(name: string): boolean {
  return scalars.includes(name);
}

export function namedType(type: TypeRef): string {
  return type.kind === "list" ? namedType(type.of) : type.name;
}

/** Returns the entities that this type can be, in a subgraph that resolves it. */
export function possibleTypes(model: Pick<Model, "entities" | "members">, name: string, subgraph?: string): string[] {
  return model.entities
    .filter((entity) => subgraph === undefined || entity.presence.has(subgraph))
    .filter((entity) => {
      if (name === "Node") return entity.isNode;
      return name === "Any" ? model.members.includes(entity.name) : entity.name === name;
    })
    .map((entity) => entity.name);
}

interface Outline {
  readonly entities: readonly Omit<ModelEntity, "fields">[];
  readonly members: readonly string[];
}

export function drawModel(draw: Draw): Model {
  const subgraphs = ["a", "b", "c", "d"].slice(0, draw.number(2, 4));
  const entities = ["E0", "E1", "E2", "E3"].slice(0, draw.number(2, 4)).map((name) => {
    const presence = new Set(draw.some(subgraphs, draw.chance(80) ? 2 : 1));
    return { name, presence, coded: new Set([...presence].filter(() => draw.chance(25))), isNode: draw.chance(60) };
  });
  const members = draw.some(
    entities.map(({ name }) => name),
    2,
  );
  const outline = { entities, members } as Outline;
  const shared = (name: string, type: TypeRef, owners: readonly string[]): ModelField => ({
    name,
    type,
    owners,
    hasArgument: false,
    requires: undefined,
    isFaulty: false,
  });
  const plain = (name: string, nonNull = false): TypeRef => ({ kind: "named", name, nonNull });
  const everywhere = entities.find(({ presence }) => presence.size === subgraphs.length);
  return {
    subgraphs,
    members,
    entities: entities.map((entity) => ({ ...entity, fields: drawFields(draw, entity, outline) })),
    nodeFields: [
      shared("label", plain("String"), nodeOwners(draw, subgraphs, entities)),
      shared("score", plain("Int", true), nodeOwners(draw, subgraphs, entities)),
    ],
    valueFields: [
      shared("v0", plain("Int"), subgraphs),
      shared("v1", { kind: "list", of: plain("String", true), nonNull: false }, subgraphs),
      ...(everywhere ? [shared("v2", plain(everywhere.name), subgraphs)] : []),
    ],
    roots: subgraphs.flatMap((subgraph) =>
      Array.from({ length: draw.number(1, 3) }, (_, index) =>
        drawField(draw, `${subgraph}r${index}`, subgraph, outline, draw.chance(85)),
      ),
    ),
    seed: draw.number(0, 1_000_000),
  };
}

/**
 * Draws the subgraphs of the interface; each of its entities must have the interface's fields in at least one subgraph.
 */
function nodeOwners(draw: Draw, subgraphs: readonly string[], entities: Outline["entities"]): string[] {
  const owners = new Set(draw.some(subgraphs, 1));
  for (const { isNode, presence } of entities) {
    const [first] = presence;
    if (isNode && first !== undefined && ![...presence].some((each) => owners.has(each))) owners.add(first);
  }
  return [...owners];
}

function drawFields(draw: Draw, entity: Omit<ModelEntity, "fields">, outline: Outline): ModelField[] {
  const owners = [...entity.presence];
  const count = draw.number(2, 5);
  const fields = Array.from({ length: count }, (_, index): ModelField => {
    const owner = draw.oneOf(owners);
    const field = drawField(draw, `${entity.name.toLowerCase()}f${index}`, owner, outline, draw.chance(45));
    const isShared = !field.isFaulty && isScalar(namedType(field.type)) && draw.chance(25);
    return isShared ? { ...field, owners: [owner, ...draw.some(owners, 0).filter((each) => each !== owner)] } : field;
  });
  const required = fields.filter(({ owners: all, hasArgument, isFaulty, type }) => {
    const name = namedType(type);
    return all.length === 1 && !hasArgument && !isFaulty && (isScalar(name) || name === "Value");
  });
  const requiring = required.flatMap((field): ModelField[] => {
    const others = owners.filter((owner) => !field.owners.includes(owner));
    if (others.length === 0 || draw.chance(40)) return [];
    const type: TypeRef = { kind: "named", name: "String", nonNull: draw.chance(30) };
    const common = { owners: [draw.oneOf(others)], hasArgument: draw.chance(30), isFaulty: false };
    return [{ ...common, name: `${field.name}r`, type, requires: field }];
  });
  return [...fields, ...requiring];
}

function drawField(draw: Draw, name: string, owner: string, outline: Outline, isComposite: boolean): ModelField {
  const known = ["Node", "Any", ...outline.entities.map((entity) => entity.name)].filter(
    (type) => possibleTypes({ ...outline, entities: outline.entities as ModelEntity[] }, type, owner).length > 0,
  );
  const named = isComposite ? draw.oneOf([...known, "Value"]) : draw.oneOf(scalars);
  const type = drawWrapped(draw, named, draw.chance(35) ? draw.number(1, 2) : 0);
  return { name, type, owners: [owner], hasArgument: draw.chance(25), requires: undefined, isFaulty: draw.chance(12) };
}

function drawWrapped(draw: Draw, name: string, lists: number): TypeRef {
  const nonNull = draw.chance(30);
  return lists === 0
    ? { kind: "named", name, nonNull }
    : { kind: "list", of: drawWrapped(draw, name, lists - 1), nonNull };
}
