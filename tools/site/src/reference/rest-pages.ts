import { page, plainText, table, type ReferencePage } from "./markdown.ts";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly unknown[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description: string }>>;
}

/** The parts of an OpenAPI document that the reference shows. */
export interface OpenApiDocument {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

function typeText(schema: Schema | undefined): string {
  if (schema === undefined) return "";
  const { $ref, type, items, anyOf, oneOf } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf("/") + 1);
    return `[\`${name}\`](schemas.md#${name.toLowerCase()})`;
  }
  const choice = anyOf ?? oneOf;
  if (choice !== undefined) return choice.map(typeText).join(" or ");
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (values !== undefined) return values.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (items !== undefined) return `list of ${typeText(items)}`;
  return type === undefined ? "any" : [type].flat().join(" or ");
}

function bodyType({ content = {} }: Content): string {
  return Object.entries(content)
    .map(([type, { schema }]) => (type === "application/json" ? "" : `\`${type}\`: `) + typeText(schema))
    .join(", ");
}

function operationSection(path: string, method: string, operation: Operation): string {
  const { summary = "", description = "", parameters = [], requestBody, responses, security } = operation;
  const parameterRows = parameters.map((parameter) => [
    `\`${parameter.name}\``,
    parameter.in,
    typeText(parameter.schema),
    parameter.required === true ? "yes" : "no",
    plainText(parameter.description ?? ""),
  ]);
  const responseRows = Object.entries(responses).map(([status, response]) => [
    status,
    plainText(response.description),
    bodyType(response),
  ]);
  return [
    `## ${method.toUpperCase()} ${path}`,
    plainText([summary, description].filter((text) => text !== "").join(". ")),
    security?.length === 0 ? "Needs no token." : "",
    parameterRows.length === 0 ? "" : table(["parameter", "in", "type", "required", "description"], parameterRows),
    requestBody === undefined ? "" : `Body: ${bodyType(requestBody)}`,
    table(["status", "description", "body"], responseRows),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function schemaSection(name: string, schema: Schema): string {
  const { description = "", properties, required = [] } = schema;
  const rows = Object.entries(properties ?? {}).map(([property, value]) => [
    `\`${property}\``,
    typeText(value),
    required.includes(property) ? "yes" : "no",
    plainText(value.description ?? ""),
  ]);
  const content =
    properties === undefined ? typeText(schema) : table(["property", "type", "always", "description"], rows);
  return [`## ${name}`, plainText(description), content].filter((part) => part !== "").join("\n\n");
}

/** The reference of a REST API: a page for each tag, and one for the schemas. */
export function restPages({ tags, paths, components }: OpenApiDocument): ReferencePage[] {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tagPages = tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags?.includes(name));
    return {
      count: own.length,
      description,
      ...page(`${name.toLowerCase()}.md`, name, [
        plainText(description),
        ...own.map(({ path, method, operation }) => operationSection(path, method, operation)),
      ]),
    };
  });
  const schemas = page(
    "schemas.md",
    "Schemas",
    Object.entries(components.schemas).map(([name, schema]) => schemaSection(name, schema)),
  );
  const rows = tagPages.map(({ path, count, description }) => {
    const [name = ""] = path.split(".");
    return [`[${name}](${path})`, String(count), plainText(description)];
  });
  const start =
    "[The REST API](../../rest.md) explains versions, tokens and errors. A running shop serves this document at `/openapi.json` and an explorer at `/docs`.";
  const index = page("index.md", "REST", [
    start,
    table(
      ["page", "routes", "content"],
      [...rows, ["[schemas](schemas.md)", "", "The bodies of requests and answers."]],
    ),
  ]);
  return [index, ...tagPages, schemas];
}
