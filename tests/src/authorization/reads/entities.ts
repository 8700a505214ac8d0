import { describe, expect, test } from "vitest";
import { allowedServiceCalls } from "@souk/kernel/subgraph/service-calls";
import { Kind, type TypeNode } from "graphql";
import { executeOnSubgraph } from "../execute-on-subgraph.js";
import { apiSchema, subgraphTypes } from "../coordinates.js";
import type { KnownShop } from "../known-shop.js";
import { fieldArguments } from "../paths.js";
import { roles, rules, type Outcome } from "../rules.js";
import { rowsOf } from "../rows/all-rows.js";
import type { EntityRow } from "../table.js";

const entities = subgraphTypes.filter(({ isEntity }) => isEntity);
const rowsFor = ({ subgraph, name }: (typeof entities)[number]) => rowsOf[subgraph].entities[name];
const cases = entities.flatMap((entity) => {
  const rows = rowsFor(entity);
  return Array.isArray(rows)
    ? rows.map((row: EntityRow) => [entity.subgraph, entity.name, row.of, { entity, row }] as const)
    : [];
});

/** Tests what each role, and a service, gets of an entity that a subgraph answers by its key. */
export function entitiesByRole(shopOf: () => KnownShop): void {
  test("every entity of every subgraph has a row", () => {
    const missing = entities.filter((entity) => rowsFor(entity) === undefined);
    expect(
      missing.map(
        ({ subgraph, name }) =>
          `${subgraph} answers for ${name} by key and has no row for it. Decide who may have one by its key, and add "${name}" to ` +
          `the entities of tests/src/authorization/rows/${subgraph}.ts.`,
      ),
    ).toEqual([]);
    const named = entities.map(({ subgraph, name }) => `${subgraph} ${name}`);
    const rows = Object.entries(rowsOf).flatMap(([subgraph, rest]) =>
      Object.keys(rest.entities).map((name) => `${subgraph} ${name}`),
    );
    expect(rows.filter((row) => !named.includes(row))).toEqual([]);
  });

  test("an entity marked as stub has only its key", () => {
    const more = entities
      .filter((entity) => rowsFor(entity) === "stub")
      .flatMap(({ subgraph, name, fields }) =>
        fields
          .filter((field) => field.name !== "id" && !field.isExternal)
          .map((field) => `${subgraph} ${name}.${field.name}`),
      );
    expect(more.map((coordinate) => `${coordinate} is more than a key: its type needs rows, not "stub".`)).toEqual([]);
  });

  describe("an entity queried from its subgraph by key", () => {
    test.each(cases)("%s %s, %s", async (subgraph, name, of, { entity, row }) => {
      const known = shopOf();
      const fields = entity.fields.filter(({ isExternal, isInaccessible }) => !isExternal && !isInaccessible);
      const selection = fields.map(({ name: field, node }) => {
        const called = `${field}${fieldArguments[`${name}.${field}`] ?? ""}`;
        return isComposite(node.type) ? `${called} { __typename }` : called;
      });
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${name} { ${selection.join(" ")} } } }`;
      const variables = { of: [{ __typename: name, id: known.given(of), ...row.with }] };
      const service = allowedServiceCalls().find(({ callee, field }) => callee === subgraph && field === "_entities");
      const callers = service ? ([...roles, "service"] as const) : roles;
      const wrong: string[] = [];
      const shown = new Set<string>();
      for (const role of callers) {
        const caller =
          role === "service" ? { caller: service?.caller ?? "none" } : { caller: "router", as: known.clients[role] };
        const { data, errors } = await executeOnSubgraph(known.shop, { subgraph, ...caller, query, variables });
        expect([role, errors]).toEqual([role, undefined]);
        const [found] = (data as { _entities: (Record<string, unknown> | null)[] })._entities;
        for (const { name: field, node } of fields) {
          const expected: Outcome = rules[row.but?.[field] ?? row.may][role];
          const got = isThere(found?.[field]) ? "value" : "nothing";
          if (got === "value") shown.add(field);
          const mayBeEmpty = node.type.kind !== Kind.NON_NULL_TYPE;
          if (expected !== got && !(expected === "value" && mayBeEmpty && !row.but?.[field]))
            wrong.push(`${role} got ${got} for ${name}.${field}; by the row it is ${expected}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(row.may === "none" || shown.size > 0).toBe(true);
    });
  });
}

function isComposite(type: TypeNode): boolean {
  if (type.kind !== Kind.NAMED_TYPE) return isComposite(type.type);
  return !["ID", "String", "Int", "Float", "Boolean"].includes(type.name.value) && isObject(type.name.value);
}

function isObject(name: string): boolean {
  return (
    subgraphTypes.some((type) => type.name === name) ||
    apiSchema.getType(name)?.astNode?.kind === Kind.OBJECT_TYPE_DEFINITION
  );
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}
