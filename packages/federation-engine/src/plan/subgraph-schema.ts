import {
  Kind,
  parseType,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  type UnionTypeDefinitionNode,
} from "graphql";
import { readFieldSet, type Selection } from "./selection.js";

/** A field as one subgraph defines it. */
export interface SubgraphField {
  readonly name: string;
  readonly type: TypeNode;
  /** Whether the subgraph cannot resolve it, except where a `@provides` names it. */
  readonly isExternal: boolean;
  readonly requires: Selection | undefined;
  readonly provides: Selection | undefined;
}

/** A composite type as one subgraph defines it. */
export interface SubgraphType {
  readonly name: string;
  readonly isAbstract: boolean;
  /** Whether the subgraph knows this interface as an object, whose type it cannot tell. */
  readonly isInterfaceObject: boolean;
  /** The keys by which the subgraph finds an entity. */
  readonly keys: readonly Selection[];
  readonly fields: Map<string, SubgraphField>;
  /** The types of objects that the subgraph can return for an abstract type. */
  readonly possible: Set<string>;
}

export type SubgraphSchema = ReadonlyMap<string, SubgraphType>;
export type CompositeNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | UnionTypeDefinitionNode;

export function isComposite(node: { readonly kind: Kind }): node is CompositeNode {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    node.kind === Kind.UNION_TYPE_DEFINITION
  );
}

/** Reads the part of each type that a subgraph defines. `isActive`: whether an override with this label applies. */
export function readSubgraphSchema(
  graph: string,
  nodes: readonly CompositeNode[],
  isActive: (label: string) => boolean,
): SubgraphSchema {
  const schema = new Map<string, SubgraphType>();
  for (const node of nodes) {
    const joins = applied(node, "join__type").filter((directive) => argument(directive, "graph") === graph);
    if (joins.length === 0) continue;
    const isInterfaceObject = joins.some((directive) => argument(directive, "isInterfaceObject") === true);
    schema.set(node.name.value, {
      name: node.name.value,
      isAbstract: node.kind !== Kind.OBJECT_TYPE_DEFINITION && !isInterfaceObject,
      isInterfaceObject,
      keys: joins.flatMap((directive) => {
        const key = argument(directive, "key");
        return typeof key === "string" && argument(directive, "resolvable") !== false ? [readFieldSet(key)] : [];
      }),
      fields:
        node.kind === Kind.UNION_TYPE_DEFINITION ? new Map<string, SubgraphField>() : readFields(node, graph, isActive),
      possible: new Set(node.kind === Kind.UNION_TYPE_DEFINITION ? members(node, graph) : []),
    });
  }
  for (const node of nodes) if (node.kind === Kind.OBJECT_TYPE_DEFINITION) addToInterfaces(node, graph, schema);
  return schema;
}

function readFields(
  { fields = [] }: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  graph: string,
  isActive: (label: string) => boolean,
): Map<string, SubgraphField> {
  return new Map(
    fields.flatMap((node) => {
      const field = readField(node, graph, isActive);
      return field ? [[field.name, field] as const] : [];
    }),
  );
}

function readField(
  node: FieldDefinitionNode,
  graph: string,
  isActive: (label: string) => boolean,
): SubgraphField | undefined {
  const joins = applied(node, "join__field");
  const own = joins.find((directive) => argument(directive, "graph") === graph);
  // a field without the directive is in all subgraphs of its type
  if (joins.length > 0 && !own) return undefined;
  const text = (name: string) => {
    const value = own && argument(own, name);
    return typeof value === "string" ? value : undefined;
  };
  const fieldSet = (name: string) => {
    const value = text(name);
    return value === undefined ? undefined : readFieldSet(value);
  };
  const [label, type] = [text("overrideLabel"), text("type")];
  const isOverridden = label !== undefined && isActive(label) !== (text("override") !== undefined);
  // a field that moves by a label has not moved while the label does not apply
  const hasMoved = own !== undefined && argument(own, "usedOverridden") === true && label === undefined;
  const isExternal = own !== undefined && argument(own, "external") === true;
  return {
    name: node.name.value,
    type: type === undefined ? node.type : parseType(type, { noLocation: true }),
    isExternal: isExternal || hasMoved || isOverridden,
    requires: fieldSet("requires"),
    provides: fieldSet("provides"),
  };
}

function members(node: UnionTypeDefinitionNode, graph: string): string[] {
  return applied(node, "join__unionMember")
    .filter((directive) => argument(directive, "graph") === graph)
    .map((directive) => String(argument(directive, "member")));
}

function addToInterfaces(node: ObjectTypeDefinitionNode, graph: string, schema: SubgraphSchema): void {
  for (const directive of applied(node, "join__implements")) {
    if (argument(directive, "graph") !== graph) continue;
    schema.get(String(argument(directive, "interface")))?.possible.add(node.name.value);
  }
}

export function applied({ directives = [] }: CompositeNode | FieldDefinitionNode, name: string): ConstDirectiveNode[] {
  return directives.filter((directive) => directive.name.value === name);
}

export function argument({ arguments: given = [] }: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = given.find((each) => each.name.value === name)?.value;
  switch (value?.kind) {
    case Kind.ENUM:
    case Kind.STRING:
    case Kind.BOOLEAN:
      return value.value;
    default:
      return undefined;
  }
}

/** Returns the name inside the lists of a type. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** Returns the number of lists around a named type. */
export function listDepth(type: TypeNode): number {
  if (type.kind === Kind.NAMED_TYPE) return 0;
  return listDepth(type.type) + (type.kind === Kind.LIST_TYPE ? 1 : 0);
}
