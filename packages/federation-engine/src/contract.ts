import {
  Kind,
  parse,
  print,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type SchemaDefinitionNode,
  type TypeDefinitionNode,
  type TypeNode,
} from "graphql";
import { namedType } from "./plan/subgraph-schema.js";
import { readSupergraphDocument, SupergraphError, type SupergraphDocument } from "./supergraph-document.js";

/** The part of a supergraph that clients see, by the names of `@tag`. */
export interface ContractTags {
  /** Only fields with one of these tags, or of a type with one, are visible. All fields when absent. */
  readonly include?: readonly string[] | undefined;
  /** Elements with one of these tags are hidden, even when they are included. */
  readonly exclude?: readonly string[] | undefined;
}

/**
 * Returns the supergraph with `@inaccessible` on every element that the contract hides. The engine still fetches hidden
 * fields that keys and requirements need. Throws SupergraphError when no field of Query is left.
 */
export function contractSupergraph(supergraphSdl: string, tags: ContractTags): string {
  const document = readSupergraphDocument(supergraphSdl);
  const hidden = new ContractRules(document, tags).hidden();
  const mark = <Node extends Marked>(coordinate: string, node: Node): Node =>
    hidden.has(coordinate) && !node.directives?.some(({ name }) => name.value === "inaccessible")
      ? { ...node, directives: [...(node.directives ?? []), inaccessible] }
      : node;
  const definitions = document.definitions.map((definition) => {
    if (isOwnType(definition)) return markedType(definition, mark);
    if (!isSchema(definition)) return definition;
    return {
      ...definition,
      operationTypes: definition.operationTypes.filter(({ type }) => !hidden.has(type.name.value)),
    };
  });
  return print({ ...document, definitions: withInaccessible(definitions) });
}

interface Marked {
  readonly directives?: readonly ConstDirectiveNode[];
}
type Mark = <Node extends Marked>(coordinate: string, node: Node) => Node;

/** Finds what a contract hides, by coordinates: `Type`, `Type.field`, `Type.field(argument:)` and `Enum.VALUE`. */
class ContractRules {
  private readonly found = new Set<string>();
  private readonly types: ReadonlyMap<string, TypeDefinitionNode>;
  private readonly roots: readonly string[];
  /** The types that a directive of the client refers to. */
  private readonly ofDirectives: readonly string[];

  constructor(
    document: SupergraphDocument,
    private readonly tags: ContractTags,
  ) {
    const own = document.definitions.filter(isOwnType);
    this.types = new Map(own.map((type) => [type.name.value, type]));
    const schema = document.definitions.find(isSchema);
    this.roots = schema?.operationTypes.map(({ type }) => type.name.value) ?? ["Query", "Mutation", "Subscription"];
    this.ofDirectives = document.definitions.flatMap((node) =>
      node.kind === Kind.DIRECTIVE_DEFINITION ? (node.arguments ?? []).map(({ type }) => namedType(type)) : [],
    );
  }

  hidden(): ReadonlySet<string> {
    for (const type of this.types.values()) this.hideByTags(type);
    let before: number;
    do {
      before = this.found.size;
      for (const type of this.types.values()) this.hideByParts(type);
    } while (this.found.size > before);
    const [query = "Query"] = this.roots;
    if (this.found.has(query)) throw new SupergraphError("the contract leaves no field of Query");
    const reached = this.reachedTypes();
    for (const name of this.types.keys()) if (!reached.has(name)) this.found.add(name);
    return this.found;
  }

  private hideByTags(type: TypeDefinitionNode): void {
    const { include } = this.tags;
    const { value: name } = type.name;
    if (this.isExcluded(type)) this.found.add(name);
    for (const [coordinate, part] of partsOf(type)) if (this.isExcluded(part)) this.found.add(coordinate);
    if (!include || !hasOutputFields(type) || this.hasTag(type, include)) return;
    for (const field of type.fields ?? [])
      if (!this.hasTag(field, include)) this.found.add(`${name}.${field.name.value}`);
  }

  /** Hides what would refer to something hidden, and types without visible parts. */
  private hideByParts(type: TypeDefinitionNode): void {
    const { value: name } = type.name;
    if (hasOutputFields(type)) {
      for (const field of type.fields ?? []) this.hideField(type, field);
    } else if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
      for (const field of type.fields ?? []) {
        if (this.isHiddenType(field.type)) this.found.add(`${name}.${field.name.value}`);
        // no value of the input would be complete
        if (isRequired(field) && this.found.has(`${name}.${field.name.value}`)) this.found.add(name);
      }
    }
    if (type.kind === Kind.SCALAR_TYPE_DEFINITION) return;
    const parts =
      type.kind === Kind.UNION_TYPE_DEFINITION
        ? (type.types ?? []).map((member) => member.name.value)
        : childrenOf(type).map((child) => `${name}.${child.name.value}`);
    if (parts.every((part) => this.found.has(part))) this.found.add(name);
  }

  private hideField(type: TypeDefinitionNode, field: FieldDefinitionNode): void {
    const { value: name } = type.name;
    const coordinate = `${name}.${field.name.value}`;
    for (const argument of field.arguments ?? []) {
      const place = `${coordinate}(${argument.name.value}:)`;
      if (this.isHiddenType(argument.type)) this.found.add(place);
      if (isRequired(argument) && this.found.has(place)) this.found.add(coordinate);
    }
    if (this.isHiddenType(field.type)) this.found.add(coordinate);
    // an interface promises the fields of its types
    if (
      type.kind === Kind.INTERFACE_TYPE_DEFINITION &&
      this.implementations(name).some((each) => this.hides(each, field))
    )
      this.found.add(coordinate);
  }

  private hides(type: TypeDefinitionNode, field: FieldDefinitionNode): boolean {
    const { value: name } = type.name;
    return !this.found.has(name) && this.found.has(`${name}.${field.name.value}`);
  }

  private implementations(name: string): readonly TypeDefinitionNode[] {
    return [...this.types.values()].filter(
      (type) => hasOutputFields(type) && type.interfaces?.some((each) => each.name.value === name),
    );
  }

  /** Returns the types that clients can reach from visible root fields and from directives. */
  private reachedTypes(): ReadonlySet<string> {
    const reached = new Set<string>();
    const waiting = [...this.roots.filter((root) => !this.found.has(root)), ...this.ofDirectives];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const type = this.types.get(name);
      if (!type || reached.has(name) || this.found.has(name)) continue;
      reached.add(name);
      waiting.push(...this.referredTypes(type));
    }
    return reached;
  }

  private referredTypes(type: TypeDefinitionNode): readonly string[] {
    const { value: name } = type.name;
    if (type.kind === Kind.UNION_TYPE_DEFINITION) return (type.types ?? []).map((member) => member.name.value);
    const parts = [...partsOf(type)].flatMap(([coordinate, part]) =>
      "type" in part && !this.found.has(coordinate) ? [namedType(part.type)] : [],
    );
    if (!hasOutputFields(type)) return parts;
    const interfaces = (type.interfaces ?? []).map((each) => each.name.value);
    return [...parts, ...interfaces, ...this.implementations(name).map((each) => each.name.value)];
  }

  private isHiddenType(type: TypeNode): boolean {
    return this.found.has(namedType(type));
  }

  private isExcluded(node: Marked): boolean {
    return this.tags.exclude !== undefined && this.hasTag(node, this.tags.exclude);
  }

  private hasTag({ directives = [] }: Marked, names: readonly string[]): boolean {
    return directives.some(
      (directive) =>
        directive.name.value === "tag" &&
        directive.arguments?.some(({ value }) => value.kind === Kind.STRING && names.includes(value.value)),
    );
  }
}

type FieldsOfOutput = Extract<TypeDefinitionNode, { readonly interfaces?: unknown }>;

function hasOutputFields(type: TypeDefinitionNode): type is FieldsOfOutput {
  return type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function childrenOf(type: TypeDefinitionNode) {
  if ("fields" in type) return type.fields ?? [];
  return type.kind === Kind.ENUM_TYPE_DEFINITION ? (type.values ?? []) : [];
}

/** Yields the fields, arguments and values of a type with their coordinates. */
function* partsOf(type: TypeDefinitionNode) {
  for (const child of childrenOf(type)) {
    const coordinate = `${type.name.value}.${child.name.value}`;
    yield [coordinate, child] as const;
    if (child.kind !== Kind.FIELD_DEFINITION) continue;
    for (const argument of child.arguments ?? []) yield [`${coordinate}(${argument.name.value}:)`, argument] as const;
  }
}

function markedType<Type extends TypeDefinitionNode>(type: Type, mark: Mark): Type {
  const { value: name } = type.name;
  const marked = mark(name, type);
  if (type.kind === Kind.ENUM_TYPE_DEFINITION)
    return { ...marked, values: type.values?.map((value) => mark(`${name}.${value.name.value}`, value)) };
  if (type.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
    return { ...marked, fields: type.fields?.map((field) => mark(`${name}.${field.name.value}`, field)) };
  if (!hasOutputFields(type)) return marked;
  const fields = type.fields?.map((field) => {
    const coordinate = `${name}.${field.name.value}`;
    const args = field.arguments?.map((argument) => mark(`${coordinate}(${argument.name.value}:)`, argument));
    return mark(coordinate, { ...field, arguments: args });
  });
  return { ...marked, fields };
}

/** Whether the definition is a type of the graph, and none of federation's own. */
function isOwnType(definition: DefinitionNode): definition is TypeDefinitionNode {
  return (
    definition.kind !== Kind.DIRECTIVE_DEFINITION &&
    definition.kind.endsWith("TypeDefinition") &&
    !(definition as TypeDefinitionNode).name.value.includes("__")
  );
}

function isSchema(definition: DefinitionNode): definition is SchemaDefinitionNode {
  return definition.kind === Kind.SCHEMA_DEFINITION;
}

function isRequired({ type, defaultValue }: InputValueDefinitionNode): boolean {
  return type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined;
}

const inaccessible: ConstDirectiveNode = {
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: "inaccessible" },
};

const inaccessibleUrl = "https://specs.apollo.dev/inaccessible/";
const inaccessibleFeature = parse(
  `extend schema @link(url: "${inaccessibleUrl}v0.2", for: SECURITY)
  directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION`,
  { noLocation: true },
).definitions;

/** Adds the feature to a supergraph that does not link it. */
function withInaccessible(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  if (linksInaccessible(definitions)) return definitions;
  const [extension, directive] = inaccessibleFeature;
  const links = extension?.kind === Kind.SCHEMA_EXTENSION ? (extension.directives ?? []) : [];
  const linked = definitions.map((node) =>
    isSchema(node) ? { ...node, directives: [...(node.directives ?? []), ...links] } : node,
  );
  return directive ? [...linked, directive] : linked;
}

/** Whether the definitions link the feature; another feature may define a directive of the same name. */
function linksInaccessible(definitions: readonly DefinitionNode[]): boolean {
  return definitions
    .flatMap((node) => (isSchema(node) || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : []))
    .flatMap((directive) => directive.arguments ?? [])
    .some(({ value }) => value.kind === Kind.STRING && value.value.startsWith(inaccessibleUrl));
}
