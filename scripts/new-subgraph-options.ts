import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Kind, parse, type ObjectTypeDefinitionNode } from "graphql";
import { camelCase, entityOf, pluralOf, type NewSubgraph } from "./new-subgraph-names.ts";
import { templateIdentifiers } from "./new-subgraph-template.ts";

export const usage = `usage: npm run new-subgraph NAME -- [--entity ENTITY] [--extends ENTITY]

  NAME              lower-case words with hyphens, such as gift-cards: the folder in subgraphs/
  --entity ENTITY   the type that it owns, in the singular, such as GiftCard; default: the singular of NAME
  --extends ENTITY  an entity of another subgraph that gets a field with the new entities, such as Product

example: npm run new-subgraph questions -- --entity Question --extends Product
`;

/** The arguments are wrong. The message says what to change. */
export class OptionsError extends Error {}

/** Names of other parts, or of other containers in docker-compose.yml. */
const takenNames = ["audit", "auth", "bench", "demo", "example", "kernel", "mail", "postgres", "redis", "router"];
const alsoTaken = ["sandbox", "scripts", "shop", "souk", "storefront", "tests"];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The new subgraph that the command line describes. npm takes flags without `--` for its own: then it passes their
 * values as plain words, and each flag as `npm_config_<flag>`. Throws OptionsError.
 */
export function readOptions(folder: string, args: readonly string[], environment: Environment): NewSubgraph {
  const { words, entity, extended } = splitArguments(folder, args, environment);
  const [name = "", ...rest] = words;
  if (name === "") throw new OptionsError("NAME is missing");
  if (rest.length > 0) throw new OptionsError(`${JSON.stringify(rest.join(" "))} is one argument too many`);
  const subgraph = { name, entity: entity ?? entityOf(name), ...(extended === undefined ? {} : { extended }) };
  const [problem] = [
    nameProblem(folder, name),
    entityProblem(folder, subgraph),
    extendedProblem(folder, subgraph),
  ].filter((found) => found !== undefined);
  if (problem !== undefined) throw new OptionsError(problem);
  return subgraph;
}

function splitArguments(folder: string, args: readonly string[], environment: Environment) {
  let parsed;
  try {
    const options = { entity: { type: "string" }, extends: { type: "string" } } as const;
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
  const { positionals: words, values } = parsed;
  const flags = { entity: environment.npm_config_entity, extends: environment.npm_config_extends };
  const found = {
    entity: values.entity ?? valueOf(flags.entity),
    extended: values.extends ?? valueOf(flags.extends),
  };
  // npm gives "true" for a flag whose value it passed as a word: the value of --extends is a type that exists
  const types = words.filter((word) => /^[A-Z]/.test(word));
  const known = extendableEntities(folder);
  if (flags.extends === "true") {
    const [only] = types;
    found.extended ??= types.find((type) => known.has(type)) ?? (flags.entity === "true" ? undefined : only);
    if (found.extended === undefined && flags.entity !== "true") throw new OptionsError("--extends needs a value");
  }
  if (flags.entity === "true") found.entity ??= types.find((type) => type !== found.extended);
  if (flags.entity === "true" && found.entity === undefined) throw new OptionsError("--entity needs a value");
  if (flags.extends === "true") found.extended ??= types.find((type) => type !== found.entity) ?? "";
  const taken = [found.entity, found.extended];
  const isFromNpm = flags.entity === "true" || flags.extends === "true";
  return { ...found, words: isFromNpm ? words.filter((word) => !taken.includes(word)) : words };
}

function valueOf(flag: string | undefined): string | undefined {
  return flag === "true" || flag === "" ? undefined : flag;
}

/** The reason why a name is not valid for a new subgraph of the project in `folder`; undefined when it is valid. */
export function nameProblem(folder: string, name: string): string | undefined {
  // it becomes part of type names, environment variables, a database name and a host name
  if (!/^[a-z]+(-[a-z]+)*$/.test(name) || name.length < 2 || name.length > 30)
    return `${JSON.stringify(name)} must be lower-case words with hyphens, 2 to 30 characters, such as "gift-cards"`;
  if ([...takenNames, ...alsoTaken].includes(name) || existsSync(join(folder, "subgraphs", name)))
    return `the name ${name} is taken`;
  return undefined;
}

function entityProblem(folder: string, { entity, extended }: NewSubgraph): string | undefined {
  if (!/^[A-Z][a-zA-Z]{1,39}$/.test(entity))
    return `the entity ${JSON.stringify(entity)} must be one word in PascalCase, such as "GiftCard"`;
  const [one, many] = [camelCase(entity), camelCase(pluralOf(entity))];
  const clash = [entity, one, many].find((word) => templateIdentifiers().has(word) || reserved.has(word));
  if (clash !== undefined)
    return `the entity ${entity} is not possible: the generated code has another ${clash}; choose a longer name, such as Product${entity}`;
  const types = objectTypes(folder);
  const names = new Set(types.map(({ name }) => name.value));
  const added = [entity, `${entity}Connection`, `Create${entity}Input`, `Create${entity}Result`];
  const takenType = added.find((type) => names.has(type));
  if (takenType !== undefined) return `the schema has a type ${takenType} already; choose another --entity`;
  const fields = [`Query.${many}`, `Mutation.create${entity}`, ...(extended ? [`${extended}.${many}`] : [])];
  const takenField = fields.find((coordinate) => fieldsOf(types).has(coordinate));
  return takenField && `the schema has a field ${takenField} already; choose another --entity`;
}

function extendedProblem(folder: string, { extended }: NewSubgraph): string | undefined {
  if (extended === undefined) return undefined;
  const known = extendableEntities(folder);
  if (known.has(extended)) return undefined;
  const problem =
    extended === "" ? "--extends needs a value" : `no subgraph has an entity ${extended} with the key "id"`;
  return `${problem}; the entities are ${[...known].sort().join(", ")}`;
}

/** The entities of the schema that another subgraph can extend: those with the key `id`. */
function extendableEntities(folder: string): ReadonlySet<string> {
  const entities = objectTypes(folder).filter(({ directives = [] }) =>
    directives.some(({ name, arguments: [fields] = [] }) => name.value === "key" && isIdKey(fields?.value)),
  );
  return new Set(entities.map(({ name }) => name.value));
}

function isIdKey(value: { readonly kind: Kind } | undefined): boolean {
  return value?.kind === Kind.STRING && (value as { readonly value?: string }).value === "id";
}

function objectTypes(folder: string): ObjectTypeDefinitionNode[] {
  const files = globSync("schema/subgraphs/*.graphql", { cwd: folder });
  return files.flatMap((file) =>
    parse(readFileSync(join(folder, file), "utf8")).definitions.filter(
      // inputs and unions share the namespace; only their names are read
      (node): node is ObjectTypeDefinitionNode => "name" in node && node.kind.endsWith("TypeDefinition"),
    ),
  );
}

function fieldsOf(types: readonly ObjectTypeDefinitionNode[]): ReadonlySet<string> {
  return new Set(
    types
      .filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION)
      .flatMap(({ name, fields = [] }) => fields.map((field) => `${name.value}.${field.name.value}`)),
  );
}

const reserved = new Set(
  (
    "break case catch class const continue debugger default delete do else enum export extends false finally for function if " +
    "implements import in instanceof interface let new null package private protected public return static super switch this " +
    "throw true try typeof var void while with yield await undefined arguments eval"
  ).split(" "),
);
