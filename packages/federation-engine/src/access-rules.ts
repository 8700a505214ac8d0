import {
  getNamedType,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { inheritedAccess, type InheritedAccess } from "./inherited-access.js";
import type { Supergraph } from "./supergraph.js";

/** The caller's rights for `@authenticated` and `@requiresScopes`. */
export interface Rights {
  readonly authenticated: boolean;
  readonly scopes: readonly string[];
}

export const noRights: Rights = { authenticated: false, scopes: [] };

/** Alternative lists of scopes, one of which must be complete; an empty list requires only a sign-in. */
export type Requirement = readonly (readonly string[])[];

export interface GuardedField {
  /** `Type.field`. */
  readonly coordinate: string;
  /** All of these requirements must be met. */
  readonly requirements: readonly Requirement[];
}

/**
 * The access rules of a supergraph for fields, and for types with all fields that return them, by `Type.field` and
 * `Type`. A denied field is null with an error at its place, and it is requested from no subgraph.
 */
export class AccessRules {
  private constructor(
    private readonly requirements: ReadonlyMap<string, readonly Requirement[]>,
    /** The rules that composition did not give to a field. */
    readonly inherited: readonly InheritedAccess[],
  ) {}

  static read(supergraph: Supergraph): AccessRules {
    const requirements = new Map<string, readonly Requirement[]>();
    const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
      const found = directives.flatMap(requirementOf);
      if (found.length > 0) requirements.set(coordinate, found);
    };
    for (const node of supergraph.document.definitions) {
      if (!("name" in node) || !node.name || node.kind === Kind.FRAGMENT_DEFINITION) continue;
      const { value: type } = node.name;
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        note(type, node.directives);
        for (const field of node.fields ?? []) note(`${type}.${field.name.value}`, field.directives);
      } else if (node.kind === Kind.SCALAR_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_DEFINITION) {
        note(type, node.directives);
      }
    }
    const inherited = requirements.size === 0 ? [] : inheritedAccess(supergraph, requirements);
    for (const { coordinate, requirements: more } of inherited)
      requirements.set(coordinate, [...(requirements.get(coordinate) ?? []), ...more]);
    return new AccessRules(requirements, inherited);
  }

  /** Returns the guarded fields in a document. */
  guardedFields(schema: GraphQLSchema, document: DocumentNode): readonly GuardedField[] {
    if (this.requirements.size === 0) return [];
    const guarded = new Map<string, GuardedField>();
    const info = new TypeInfo(schema);
    const enter = () => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (!parent || !field) return;
      // an interface's field may be guarded in only one of its types
      for (const { name } of [parent, ...(isAbstractType(parent) ? schema.getPossibleTypes(parent) : [])]) {
        const coordinate = `${name}.${field.name}`;
        const requirements = [coordinate, name, getNamedType(field.type).name].flatMap(
          (each) => this.requirements.get(each) ?? [],
        );
        if (requirements.length > 0) guarded.set(coordinate, { coordinate, requirements });
      }
    };
    visit(document, visitWithTypeInfo(info, { Field: { enter } }));
    return [...guarded.values()];
  }
}

/** Returns the coordinates of the fields that these rights do not allow. */
export function deniedFields(fields: readonly GuardedField[], rights: Rights): readonly string[] {
  return fields
    .filter(({ requirements }) => requirements.some((requirement) => !isMet(requirement, rights)))
    .map(({ coordinate }) => coordinate);
}

function requirementOf({ name, arguments: given = [] }: ConstDirectiveNode): Requirement[] {
  if (name.value === "authenticated") return [[]];
  if (name.value !== "requiresScopes") return [];
  const scopes = given.find((argument) => argument.name.value === "scopes")?.value;
  if (scopes?.kind !== Kind.LIST) return [];
  return [
    scopes.values.map((together) =>
      together.kind === Kind.LIST
        ? together.values.flatMap((scope) => (scope.kind === Kind.STRING ? [scope.value] : []))
        : [],
    ),
  ];
}

function isMet(alternatives: Requirement, { authenticated, scopes }: Rights): boolean {
  if (!authenticated) return false;
  return (
    alternatives.length === 0 || alternatives.some((together) => together.every((scope) => scopes.includes(scope)))
  );
}
