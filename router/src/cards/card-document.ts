import {
  Kind,
  parse,
  print,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type ValueNode,
  type VariableDefinitionNode,
} from "graphql";
import { parseLimits } from "../limits/token-limit.js";
import { CardLiterals, type CardLiteral } from "./card-literals.js";
import type { CardTypes } from "./card-types.js";
import { placeOf, reachedPlaces } from "./reached-places.js";

/** What one operation of a document has to do with cards. */
export interface CardOperation {
  readonly name: string | undefined;
  readonly variables: ReadonlySet<string>;
  /** Those that hold a card somewhere, with their types. */
  readonly typed: ReadonlyMap<string, GraphQLInputType>;
  /** What stood in the text as the default of such a variable. */
  readonly defaults: ReadonlyMap<string, ValueNode>;
  readonly literals: readonly CardLiteral[];
}

/** A document that takes cards. */
export interface CardDocument {
  readonly operations: readonly CardOperation[];
  /** The variables that stand for one field of a card, with its name. */
  readonly fieldOf: ReadonlyMap<string, string>;
  /** The text without what was secret in it. Null where nothing was: then it may be remembered. */
  readonly rewritten: string | null;
}

export const noCard = Symbol("a document that takes no card");
/** Nobody executes it either. */
export const unreadable = Symbol("a text that is no document");

export function readCardDocument(text: string, types: CardTypes): CardDocument | typeof noCard | typeof unreadable {
  const document = parsed(text);
  if (!document) return unreadable;
  const literals = new CardLiterals(types, freeName(text));
  const taken = document.definitions.map((definition) => withoutLiterals(definition, types, literals));
  const reached = reachedPlaces(document.definitions);
  const operations = new Map<DefinitionNode, CardOperation>();
  const definitions = taken.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const places = reached(definition);
    const ours = literals.taken.filter(({ place }) => places.has(place));
    const [rewritten, operation] = readOperation(definition, ours, { types, literals });
    operations.set(rewritten, operation);
    return rewritten;
  });
  const known = [...operations.values()];
  const takesCard = literals.hasChanged || literals.fieldOf.size > 0 || known.some(({ typed }) => typed.size > 0);
  if (!takesCard) return noCard;
  const rewritten = literals.hasChanged ? print({ ...document, definitions }) : null;
  return { operations: known, fieldOf: literals.fieldOf, rewritten };
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true, ...parseLimits });
  } catch {
    return null;
  }
}

/** Begins the names of our variables, and stands nowhere in the text. */
function freeName(text: string): string {
  let name = "cardSecret";
  while (text.includes(name)) name += "_";
  return name;
}

function withoutLiterals(definition: DefinitionNode, types: CardTypes, literals: CardLiterals): DefinitionNode {
  const typeInfo = new TypeInfo(types.schema);
  const place = placeOf(definition);
  return visit(
    definition,
    visitWithTypeInfo(typeInfo, {
      Argument: {
        // the variables that it puts in are no concern of a second look
        leave(node) {
          const type = typeInfo.getInputType();
          if (!type || !types.holdsCard(type)) return undefined;
          return { ...node, value: literals.withoutSecrets(node.value, type, place) };
        },
      },
    }),
  );
}

interface Reading {
  readonly types: CardTypes;
  readonly literals: CardLiterals;
}

/** The operation, declaring the variables that took the place of what stood in it; and what is to know of it. */
function readOperation(
  node: OperationDefinitionNode,
  ours: readonly CardLiteral[],
  reading: Reading,
): readonly [OperationDefinitionNode, CardOperation] {
  const typed = new Map<string, GraphQLInputType>();
  const defaults = new Map<string, ValueNode>();
  const declared = node.variableDefinitions ?? [];
  const own = declared.map((definition): VariableDefinitionNode => {
    const { variable, defaultValue } = definition;
    const type = typeOf(definition, reading.types.schema);
    if (type && reading.types.holdsCard(type)) typed.set(variable.name.value, type);
    const emptied = defaultValue && withoutSecrets(defaultValue, { name: variable.name.value, type }, reading);
    if (!emptied || emptied === defaultValue) return definition;
    defaults.set(variable.name.value, defaultValue);
    return { ...definition, defaultValue: emptied as ConstValueNode };
  });
  const variableDefinitions = [...own, ...ours.map(({ name }) => declarationOf(name))];
  const variables = new Set(declared.map(({ variable }) => variable.name.value));
  return [
    { ...node, variableDefinitions },
    { name: node.name?.value, variables, typed, defaults, literals: ours },
  ];
}

function typeOf({ type }: VariableDefinitionNode, schema: GraphQLSchema): GraphQLInputType | undefined {
  // what it names may be no input; that is refused in the validation
  return typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType | undefined;
}

function withoutSecrets(
  defaultValue: ValueNode,
  { name, type }: { name: string; type: GraphQLInputType | undefined },
  { types, literals }: Reading,
): ValueNode {
  const field = literals.fieldOf.get(name);
  if (field !== undefined) return literals.emptiedField(field, defaultValue);
  return type && types.holdsCard(type) ? literals.emptied(defaultValue, type) : defaultValue;
}

function declarationOf(name: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: "String" } } },
  };
}
