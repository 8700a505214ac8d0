import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";

/** The input type that holds a card, anywhere in the schema. */
const cardTypeName = "CardInput";

/** Finds the places in the schema that accept a card; computed once at startup. */
export class CardTypes {
  private readonly names: ReadonlySet<string>;
  private readonly fields: RegExp;

  private constructor(readonly schema: GraphQLSchema) {
    this.names = typesWithCards(schema);
    const fields = fieldsWithCards(schema, this.names);
    this.fields = fields.length === 0 ? /(?!)/ : new RegExp(`\\b(?:${fields.join("|")})\\b`);
  }

  static of(supergraphSdl: string): CardTypes {
    return new CardTypes(buildSchema(supergraphSdl, { assumeValid: true, assumeValidSDL: true }));
  }

  /** Whether a document may contain a card: GraphQL has only one way to write a field name. */
  mayTakeCard(document: string): boolean {
    return this.fields.test(document);
  }

  /** Whether a value of this type is a card or contains one. */
  holdsCard(type: GraphQLInputType): boolean {
    return this.names.has(getNamedType(type).name);
  }

  isCard(type: GraphQLInputType): boolean {
    return getNamedType(type).name === cardTypeName;
  }
}

function typesWithCards(schema: GraphQLSchema): ReadonlySet<string> {
  const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const names = new Set([cardTypeName]);
  for (let before = 0; before !== names.size;) {
    before = names.size;
    for (const input of inputs) {
      const holds = Object.values(input.getFields()).some(({ type }) => names.has(getNamedType(type).name));
      if (holds) names.add(input.name);
    }
  }
  return names;
}

function fieldsWithCards(schema: GraphQLSchema, names: ReadonlySet<string>): string[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = types.flatMap((type) => Object.values(type.getFields()));
  const withCards = fields.filter(({ args }) => args.some(({ type }) => names.has(getNamedType(type).name)));
  return [...new Set(withCards.map(({ name }) => name))];
}
