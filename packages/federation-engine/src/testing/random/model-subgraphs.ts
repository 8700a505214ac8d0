import type { JsonObject } from "../../json-text.js";
import type { TestSubgraphs } from "../federated-graph.js";
import type { ModelValues } from "./model-values.js";
import { isScalar, namedType, possibleTypes, type Model, type ModelField, type TypeRef } from "./random-model.js";

/** Returns the subgraphs of a model. They know only their own fields and the values in representations. */
export function modelSubgraphs(model: Model, values: ModelValues): TestSubgraphs {
  return Object.fromEntries(
    model.subgraphs.map((subgraph) => [
      subgraph,
      {
        sdl: sdlOf(model, subgraph),
        resolve: (source: unknown, given: Readonly<JsonObject>, fieldName: string) =>
          values.ofRepresentation((source ?? root) as Readonly<JsonObject>, fieldName, given),
      },
    ]),
  );
}

/** The source object of root fields. */
export const root = { __typename: "Query", id: "root" };

function sdlOf(model: Model, subgraph: string): string {
  const isOwned = ({ owners }: ModelField): boolean => owners.includes(subgraph);
  const nodes = possibleTypes(model, "Node", subgraph);
  const members = possibleTypes(model, "Any", subgraph);
  const nodeFields = model.nodeFields.filter(isOwned);
  const entities = model.entities
    .filter(({ presence }) => presence.has(subgraph))
    .map(({ name, coded, isNode, fields }) => {
      const owned = fields.filter(isOwned);
      const externals = owned.flatMap(({ requires }) => (requires ? [`${written(requires)} @external`] : []));
      const lines = [
        "id: ID!",
        ...(coded.has(subgraph) ? ["code: String!"] : []),
        ...(isNode ? nodeFields.map((field) => `${written(field)} @shareable`) : []),
        ...new Set(externals),
        ...owned.map(ownField),
      ];
      const keys = `@key(fields: "id")${coded.has(subgraph) ? ' @key(fields: "code")' : ""}`;
      return `type ${name}${isNode ? " implements Node" : ""} ${keys} { ${lines.join("\n")} }`;
    });
  const roots = model.roots.filter(isOwned).map(written);
  return [
    ...(roots.length > 0 ? [`type Query { ${roots.join("\n")} }`] : []),
    ...entities,
    ...(nodes.length > 0 ? [`interface Node { ${["id: ID!", ...nodeFields.map(written)].join("\n")} }`] : []),
    ...(members.length > 0 ? [`union Any = ${members.join(" | ")}`] : []),
    `type Value @shareable { ${model.valueFields.map(written).join("\n")} }`,
    "enum Color { RED GREEN }",
  ].join("\n");
}

function ownField(field: ModelField): string {
  const { requires, owners } = field;
  const isShared = owners.length > 1 ? " @shareable" : "";
  if (!requires) return written(field) + isShared;
  const parts = isScalar(namedType(requires.type)) ? "" : " { v0 }";
  return `${written(field)} @requires(fields: "${requires.name}${parts}")`;
}

function written({ name, type, hasArgument }: ModelField): string {
  return `${name}${hasArgument ? "(by: Int)" : ""}: ${typeText(type)}`;
}

function typeText(type: TypeRef): string {
  const text = type.kind === "list" ? `[${typeText(type.of)}]` : type.name;
  return type.nonNull ? `${text}!` : text;
}
