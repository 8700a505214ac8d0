import { fieldNamesOf } from "./compile/planned-names.js";
import { Kind, type DocumentNode, type DirectiveNode, type NamedTypeNode } from "graphql";
import { readSupergraphDocument, SupergraphError, type SupergraphDocument } from "./supergraph-document.js";

export interface SubgraphAddress {
  readonly name: string;
  /** Empty when the supergraph gives none. */
  readonly url: string;
}

/** The parts of a supergraph file that the engine reads itself; the planner reads the rest. */
export class Supergraph {
  private constructor(
    /** The text from composition. */
    readonly sdl: string,
    readonly document: SupergraphDocument,
    /** By the name that plans use. */
    readonly subgraphs: ReadonlyMap<string, SubgraphAddress>,
    private readonly possible: ReadonlyMap<string, ReadonlySet<string>>,
    /** The names of all fields in all types. */
    readonly fieldNames: ReadonlySet<string>,
    private readonly keys: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  /**
   * Throws SupergraphError when the text is not a supergraph, or when it uses features that the engine does not
   * support.
   */
  static read(sdl: string): Supergraph {
    const document = readSupergraphDocument(sdl);
    return new Supergraph(
      sdl,
      document,
      readSubgraphs(document),
      possibleTypes(document),
      fieldNamesOf(document),
      keyFields(document),
    );
  }

  /** Whether the type is an interface or a union. */
  isAbstract(type: string): boolean {
    return this.possible.has(type);
  }

  /** Returns the types of objects of an interface or a union; none of another type. */
  possibleTypes(type: string): Iterable<string> {
    return this.possible.get(type) ?? [];
  }

  /** Whether the field is part of a key of `type`. */
  isKey(type: string, field: string): boolean {
    return this.keys.get(type)?.has(field) === true;
  }

  /**
   * Whether an object of `type` matches the type condition: the type itself, an interface of it, or a union that
   * contains it.
   */
  isOfType(type: string, condition: string): boolean {
    return type === condition || this.possible.get(condition)?.has(type) === true;
  }
}

/**
 * Reads the subgraphs from `enum join__Graph { ACCOUNTS @join__graph(name: "accounts", url: "…") }`; plans use `name`.
 */
function readSubgraphs(document: DocumentNode): ReadonlyMap<string, SubgraphAddress> {
  const graphs = document.definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph",
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION)
    throw new SupergraphError("no supergraph of Federation 2: it has no enum join__Graph");
  return new Map(
    (graphs.values ?? []).map((value) => {
      const directive = value.directives?.find(({ name }) => name.value === "join__graph");
      const name = (directive && argumentText(directive, "name")) ?? value.name.value;
      return [name, { name, url: (directive && argumentText(directive, "url")) ?? "" }];
    }),
  );
}

function possibleTypes(document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const possible = new Map<string, Set<string>>();
  const add = (condition: string, type: string) => {
    const types = possible.get(condition) ?? new Set<string>();
    possible.set(condition, types.add(type));
  };
  for (const node of document.definitions) {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const { name } of node.interfaces ?? []) add(name.value, node.name.value);
    } else if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const { name } of node.types ?? ([] as readonly NamedTypeNode[])) add(node.name.value, name.value);
    }
  }
  return possible;
}

/**
 * Returns the field names in all keys of each type, as in
 * `type Product @join__type(graph: CATALOG, key: "id store { id }")`.
 */
function keyFields(document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = new Map<string, ReadonlySet<string>>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const joined = (node.directives ?? []).filter(({ name }) => name.value === "join__type");
    const names = joined.flatMap((directive) => argumentText(directive, "key")?.match(/\w+/g) ?? []);
    keys.set(node.name.value, new Set(names));
  }
  return keys;
}

function argumentText(directive: DirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
