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
import { queryLimits } from "../limits/query-limits.js";
import { CardLiterals, type CardLiteral } from "./card-literals.js";
import type { CardTypes } from "./card-types.js";
import { placeOf, reachedPlaces } from "./reached-places.js";

/** The card data in one operation of a document. */
export interface CardOperation {
  readonly name: string | undefined;
  readonly variables: ReadonlySet<string>;
  /** Variables whose type contains a card, with their types. */
  readonly typed: ReadonlyMap<string, GraphQLInputType>;
  /** Default values that held card data in the original text, by variable name. */
  readonly defaults: ReadonlyMap<string, ValueNode>;
  readonly literals: readonly CardLiteral[];
}

/** A document with card data. */
export interface CardDocument {
  readonly operations: readonly CardOperation[];
  /** The variables that supply one field of a card, with the field's name. */
  readonly fieldOf: ReadonlyMap<string, string>;
  /** The text without its secrets. Null when it had none: then the document may be cached. */
  readonly rewritten: string | null;
}

export const noCard = Symbol("a document that takes no card");
/** The text cannot be parsed, so no server executes it. */
export const unreadable = Symbol("a text that is no document");

export function readCardDocument(text: string, types: CardTypes): CardDocument | typeof noCard | typeof unreadable {
  const document = parsed(text);
  if (!document) return unreadable;
  const literals = new CardLiterals(types, freeName(text));
  const stripped = document.definitions.map((definition) => withoutLiterals(definition, types, literals));
  const reached = reachedPlaces(document.definitions);
  const operations = new Map<DefinitionNode, CardOperation>();
  const definitions = stripped.map((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const places = reached(definition);
    const ours = literals.removed.filter(({ place }) => places.has(place));
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
    return parse(text, { noLocation: true, maxLexicalTokens: queryLimits.tokens });
  } catch {
    return null;
  }
}

/** Returns a prefix for our variable names that does not occur in the text. */
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
        // do not visit the new variables again
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

/** Returns the operation with declarations for the variables that replace its secrets, and its card data. */
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
  // the named type may not be an input; validation refuses that
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
