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

/** Who asks, as far as `@authenticated` and `@requiresScopes` must know. */
export interface Rights {
  readonly authenticated: boolean;
  readonly scopes: readonly string[];
}

export const noRights: Rights = { authenticated: false, scopes: [] };

/** One of these lists of scopes must be there whole; none of them: it is enough to be authenticated. */
type Requirement = readonly (readonly string[])[];

export interface GuardedField {
  /** `Type.field`. */
  readonly coordinate: string;
  /** All of them must be met. */
  readonly requirements: readonly Requirement[];
}

/**
 * What a supergraph lets only some see: fields, and types with all that gives them, by `Type` and `Type.field`. What is not allowed is null
 * with an error at its place, and no subgraph is asked for it.
 */
export class AccessRules {
  private constructor(private readonly requirements: ReadonlyMap<string, readonly Requirement[]>) {}

  static read(supergraph: DocumentNode): AccessRules {
    const requirements = new Map<string, readonly Requirement[]>();
    const note = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
      const found = directives.flatMap(requirementOf);
      if (found.length > 0) requirements.set(coordinate, found);
    };
    for (const node of supergraph.definitions) {
      if (!("name" in node) || !node.name || node.kind === Kind.FRAGMENT_DEFINITION) continue;
      const { value: type } = node.name;
      if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        note(type, node.directives);
        for (const field of node.fields ?? []) note(`${type}.${field.name.value}`, field.directives);
      } else if (node.kind === Kind.SCALAR_TYPE_DEFINITION || node.kind === Kind.ENUM_TYPE_DEFINITION) {
        note(type, node.directives);
      }
    }
    return new AccessRules(requirements);
  }

  /** Of the fields that a document asks for, those that not everybody sees. */
  guardedFields(schema: GraphQLSchema, document: DocumentNode): readonly GuardedField[] {
    if (this.requirements.size === 0) return [];
    const guarded = new Map<string, GuardedField>();
    const info = new TypeInfo(schema);
    const enter = () => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      if (!parent || !field) return;
      // what an interface has may be guarded in one of its types alone
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

/** The coordinates of those fields that somebody with these rights does not see. */
export function deniedFields(fields: readonly GuardedField[], rights: Rights): readonly string[] {
  return fields
    .filter(({ requirements }) => requirements.some((requirement) => !isMet(requirement, rights)))
    .map(({ coordinate }) => coordinate);
}

/** Composition may have renamed the directives' namespace, as in `@federation__authenticated`. */
function requirementOf({ name, arguments: given = [] }: ConstDirectiveNode): Requirement[] {
  const directive = name.value.split("__").at(-1);
  if (directive === "authenticated") return [[]];
  if (directive !== "requiresScopes") return [];
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
