import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
} from "graphql";
import { page, plainText, table, type ReferencePage } from "./markdown.ts";

interface Kind {
  readonly file: string;
  readonly title: string;
  readonly includes: (type: GraphQLNamedType) => boolean;
}

const roots = new Set(["Query", "Mutation", "Subscription"]);
const kinds: readonly Kind[] = [
  { file: "objects", title: "Objects", includes: (type) => isObjectType(type) && !roots.has(type.name) },
  { file: "interfaces", title: "Interfaces", includes: isInterfaceType },
  { file: "unions", title: "Unions", includes: isUnionType },
  { file: "inputs", title: "Inputs", includes: isInputObjectType },
  { file: "enums", title: "Enums", includes: isEnumType },
  { file: "scalars", title: "Scalars", includes: isScalarType },
];

function typeLink(type: GraphQLType): string {
  const { name } = getNamedType(type);
  const kind = kinds.find(({ includes }) => includes(getNamedType(type)));
  const [before = "", after = ""] = String(type).split(name);
  const isOwn = kind !== undefined && !isSpecifiedScalarType(getNamedType(type));
  const linked = isOwn ? `[\`${name}\`](${kind.file}.md#${name.toLowerCase()})` : `\`${name}\``;
  return (before === "" ? "" : `\`${before}\``) + linked + (after === "" ? "" : `\`${after}\``);
}

interface Described {
  readonly description?: string | null | undefined;
  readonly deprecationReason?: string | null | undefined;
}

function described({ description, deprecationReason }: Described): string {
  const deprecated = deprecationReason == null ? "" : ` **Deprecated:** ${plainText(deprecationReason)}`;
  return `${plainText(description ?? "")}${deprecated}`.trim();
}

function inputRows(inputs: readonly (GraphQLArgument | GraphQLInputField)[]): string[][] {
  return inputs.map((input) => [`\`${input.name}\``, typeLink(input.type), described(input)]);
}

function withArguments(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.map(({ name, type }) => `\`${name}:\` ${typeLink(type)}`).join(", ");
  return `\`${field.name}\`${given === "" ? "" : ` (${given})`}`;
}

function operationSection(field: GraphQLField<unknown, unknown>): string {
  const result = getNamedType(field.type);
  const members = isUnionType(result) ? ` = ${result.getTypes().map(typeLink).join(" \\| ")}` : "";
  const inputs = field.args.length === 0 ? "" : table(["argument", "type", "description"], inputRows(field.args));
  return [`## ${field.name}`, described(field), `Returns ${typeLink(field.type)}${members}.`, inputs]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The members of a type: its fields, values or types. */
function membersOf(schema: GraphQLSchema, type: GraphQLNamedType): string {
  if (isUnionType(type)) return `One of ${type.getTypes().map(typeLink).join(", ")}.`;
  if (isEnumType(type)) {
    const rows = type.getValues().map((value) => [`\`${value.name}\``, described(value)]);
    return table(["value", "description"], rows);
  }
  if (isInputObjectType(type))
    return table(["field", "type", "description"], inputRows(Object.values(type.getFields())));
  if (!isObjectType(type) && !isInterfaceType(type)) return "";
  const rows = Object.values(type.getFields()).map((field) => [
    withArguments(field),
    typeLink(field.type),
    described(field),
  ]);
  const implemented = type.getInterfaces().map(typeLink).join(", ");
  const types = isInterfaceType(type) ? schema.getPossibleTypes(type).map(typeLink).join(", ") : "";
  return [
    implemented === "" ? "" : `Implements ${implemented}.\n\n`,
    types === "" ? "" : `Implemented by ${types}.\n\n`,
    table(["field", "type", "description"], rows),
  ].join("");
}

function rootPage(type: GraphQLObjectType | null | undefined, file: string, title: string): ReferencePage[] {
  const fields = Object.values(type?.getFields() ?? {}).sort((a, b) => a.name.localeCompare(b.name));
  return fields.length === 0 ? [] : [page(`${file}.md`, title, fields.map(operationSection))];
}

function kindPage(schema: GraphQLSchema, { file, title, includes }: Kind): ReferencePage {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => includes(type) && !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .sort((a, b) => a.name.localeCompare(b.name));
  const sections = types.map((type) =>
    [`## ${type.name}`, described(type), membersOf(schema, type)].filter((part) => part !== "").join("\n\n"),
  );
  return page(`${file}.md`, title, sections);
}

/** The reference of a graph: its operations and its types, with the descriptions of the SDL. */
export function graphPages(sdl: string): ReferencePage[] {
  const schema = buildSchema(sdl);
  const pages = [
    ...rootPage(schema.getQueryType(), "queries", "Queries"),
    ...rootPage(schema.getMutationType(), "mutations", "Mutations"),
    ...rootPage(schema.getSubscriptionType(), "subscriptions", "Subscriptions"),
    ...kinds.map((kind) => kindPage(schema, kind)),
  ];
  const rows = pages.map(({ path, text }) => [
    `[${/^# (.*)/.exec(text)?.[1] ?? ""}](${path})`,
    String(text.match(/^## /gm)?.length ?? 0),
  ]);
  const start =
    "A running shop serves the graph at `/graphql`, where a browser gets GraphiQL with the same descriptions. A mutation returns a union: its result, or a type that implements [`Problem`](interfaces.md#problem).";
  return [page("index.md", "Graph", [start, table(["page", "entries"], rows)]), ...pages];
}
