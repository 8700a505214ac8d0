import { Kind, type DocumentNode, type OperationTypeNode } from "graphql";
import type { Supergraph } from "../supergraph.js";
import { CollectedFields, type SelectedField, type Selection } from "./selection.js";
import {
  applied,
  isComposite,
  namedType,
  readSubgraphSchema,
  type SubgraphField,
  type SubgraphSchema,
  type SubgraphType,
} from "./subgraph-schema.js";

/** A place where a subgraph has returned an object: planning continues from here. */
export interface Position {
  /** The subgraph's name in `join__Graph`; empty before the first request. */
  readonly graph: string;
  readonly type: string;
  /** The fields that a `@provides` on the way makes available. */
  readonly provided: Selection | undefined;
}

/** The schemas of all subgraphs, for one set of active overrides. */
export class FederatedSchema {
  readonly collected: CollectedFields;
  private readonly graphs: ReadonlyMap<string, SubgraphSchema>;
  private readonly roots: ReadonlyMap<string, OperationTypeNode>;
  private readonly interfaces = new Map<string, readonly string[]>();
  private readonly objects: ReadonlySet<string>;
  private readonly unions: ReadonlySet<string>;
  private readonly withArguments = new Set<string>();
  private readonly fieldTypes = new Map<string, string>();
  private readonly pairs = new WeakMap<Selection, WeakMap<Selection, Selection>>();

  constructor(
    private readonly supergraph: Supergraph,
    isActive: (label: string) => boolean,
  ) {
    const { document } = supergraph;
    const nodes = document.definitions.filter(isComposite);
    this.graphs = new Map(graphNames(document).map((graph) => [graph, readSubgraphSchema(graph, nodes, isActive)]));
    this.roots = rootTypes(document);
    this.collected = new CollectedFields((type, condition) => supergraph.isOfType(type, condition));
    this.unions = new Set(nodes.flatMap(({ kind, name }) => (kind === Kind.UNION_TYPE_DEFINITION ? [name.value] : [])));
    this.objects = new Set(
      nodes.flatMap((node) =>
        node.kind === Kind.OBJECT_TYPE_DEFINITION && applied(node, "inaccessible").length === 0
          ? [node.name.value]
          : [],
      ),
    );
    for (const node of nodes) {
      if (node.kind === Kind.UNION_TYPE_DEFINITION) continue;
      this.interfaces.set(node.name.value, node.interfaces?.map(({ name }) => name.value) ?? []);
      for (const { name, type, arguments: args } of node.fields ?? []) {
        this.fieldTypes.set(`${node.name.value}.${name.value}`, namedType(type));
        if (args?.length) this.withArguments.add(name.value);
      }
    }
  }

  get graphNames(): Iterable<string> {
    return this.graphs.keys();
  }

  type(graph: string, name: string): SubgraphType | undefined {
    return this.graphs.get(graph)?.get(name);
  }

  at({ graph, type }: Position): SubgraphType | undefined {
    return this.type(graph, type);
  }

  rootKind(type: string): OperationTypeNode | undefined {
    return this.roots.get(type);
  }

  rootType(kind: OperationTypeNode): string {
    for (const [type, each] of this.roots) if (each === kind) return type;
    return "";
  }

  isAbstract(type: string): boolean {
    return this.supergraph.isAbstract(type);
  }

  isUnion(type: string): boolean {
    return this.unions.has(type);
  }

  isOfType(type: string, condition: string): boolean {
    return this.supergraph.isOfType(type, condition);
  }

  /** Returns the name of the type of a field's value. */
  fieldType(type: string, field: string): string {
    return this.fieldTypes.get(`${type}.${field}`) ?? "";
  }

  /** Whether any type has a field of this name with arguments. */
  hasArguments(field: string): boolean {
    return this.withArguments.has(field);
  }

  /** Returns the accessible types of objects at an abstract position. */
  possibleTypes({ graph, type }: Position): string[] {
    return [...(this.type(graph, type)?.possible ?? [])].filter((each) => this.objects.has(each));
  }

  /** Returns the names by which a subgraph knows an entity: its type, or an interface of it as an object. */
  entityNames(graph: string, type: string): string[] {
    const own = this.type(graph, type) ? [type] : [];
    const objects = (this.interfaces.get(type) ?? []).filter((each) => this.type(graph, each)?.isInterfaceObject);
    return [...own, ...objects];
  }

  /** Returns the field when the subgraph resolves it here. */
  field(position: Position, name: string): SubgraphField | undefined {
    const field = this.at(position)?.fields.get(name);
    if (!field?.isExternal) return field;
    // a provided field needs no other fields
    return this.providedAt(position, name) ? { ...field, requires: undefined } : undefined;
  }

  /** Returns the position of the object in a field. */
  below(position: Position, { name, type, provides }: SubgraphField): Position {
    const nested = this.providedAt(position, name)?.selection;
    const provided = provides && nested ? this.both(provides, nested) : (provides ?? nested);
    return { graph: position.graph, type: namedType(type), provided };
  }

  private providedAt({ provided, type }: Position, name: string): SelectedField | undefined {
    return provided && this.collected.of(provided, type).find((field) => field.name === name);
  }

  private both(one: Selection, other: Selection): Selection {
    const pairs = this.pairs.get(one) ?? new WeakMap<Selection, Selection>();
    this.pairs.set(one, pairs);
    const both = pairs.get(other) ?? [...one, ...other];
    pairs.set(other, both);
    return both;
  }
}

function graphNames({ definitions }: DocumentNode): string[] {
  return definitions.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph"
      ? (node.values ?? []).map(({ name }) => name.value)
      : [],
  );
}

function rootTypes({ definitions }: DocumentNode): ReadonlyMap<string, OperationTypeNode> {
  const schema = definitions.find((node) => node.kind === Kind.SCHEMA_DEFINITION);
  return new Map(schema?.operationTypes.map(({ type, operation }) => [type.name.value, operation]));
}
