import { beforeAll, describe, expect, test } from "vitest";
import { queryPath, knownPath, mayBeEmpty, type KnownPath, type SeenPath } from "../query-path.js";
import { coordinatesOf, fileOf, objectTypes, typesOfQueries } from "../coordinates.js";
import { knownSolution } from "../known-objects/courses.js";
import type { KnownShop } from "../known-shop.js";
import { paths } from "../paths.js";
import { roles, rules, type Role, type Rule, type Outcome } from "../rules.js";
import { fieldRows, mutationRows, rowsOf, subscriptionRows } from "../rows/all-rows.js";

const known = [...paths, ...Object.values(rowsOf).flatMap((rows) => rows.paths ?? [])].map(knownPath);
const coordinates = objectTypes.flatMap(coordinatesOf);
const rows: Readonly<Record<string, unknown>> = { ...fieldRows, ...mutationRows, ...subscriptionRows };

/** By path and role. */
type SeenPaths = ReadonlyMap<string, Readonly<Record<Role, SeenPath>>>;

async function seenPaths({ clients, fill }: KnownShop): Promise<SeenPaths> {
  const seen = new Map<string, Readonly<Record<Role, SeenPath>>>();
  for (const each of known) {
    const answers = roles.map(async (role) => [role, await queryPath(clients[role], each, fill)] as const);
    seen.set(each.path.at, Object.fromEntries(await Promise.all(answers)) as Record<Role, SeenPath>);
  }
  return seen;
}

/**
 * The expected outcome for a role and a field at the end of a path: the refusal of the path's root, nothing if the role
 * cannot reach the object, or the field's own row.
 */
function expectedOutcome({ path, steps, type }: KnownPath, field: string, role: Role): Outcome {
  const atRoot = rules[fieldRows[`Query.${steps[0]?.field}`] ?? "everybody"][role];
  if (atRoot !== "value") return atRoot;
  if (path.own) return rules[path.own][role] === "value" ? "value" : "nothing";
  if (path.reach && rules[path.reach][role] !== "value") return "nothing";
  return rules[fieldRows[`${type.name}.${field}`] ?? "everybody"][role];
}

function sightOf(seen: SeenPaths, { path }: KnownPath, field: string, role: Role): Outcome {
  const sight = seen.get(path.at)?.[role];
  return sight?.refusal ?? sight?.fields[field] ?? "nothing";
}

const cases = coordinates
  .filter(
    (coordinate) =>
      coordinate in fieldRows && fieldRows[coordinate] !== "whoMayCall" && !coordinate.startsWith("Query."),
  )
  .map((coordinate) => [coordinate, fieldRows[coordinate] as Rule] as const);

/** Tests what each role reads of every field, on every path that leads to it. */
export function fieldsByRole(shopOf: () => KnownShop): void {
  let seen: SeenPaths;

  beforeAll(async () => {
    seen = await seenPaths(shopOf());
  });

  describe("the table of field rules", () => {
    test("has a row for every field of the API", () => {
      const missing = coordinates
        .filter((coordinate) => !(coordinate in rows))
        .map(
          (coordinate) =>
            `${coordinate} has no row. Decide who may see or do it, and add a row "${coordinate}" to ${fileOf(coordinate)}; ` +
            `the rules are in tests/src/authorization/rules.ts.`,
        );
      expect(missing).toEqual([]);
    });

    test("has no row for an unknown field", () => {
      const stale = Object.keys(rows).filter((coordinate) => !coordinates.includes(coordinate));
      expect(
        stale.map((coordinate) => `The row "${coordinate}" is of no field of schema/api.graphql: take it out.`),
      ).toEqual([]);
    });

    test("has a path to every object that queries can reach", () => {
      const reached = new Set(["Query", ...known.map(({ type }) => type.name)]);
      const started = new Set(known.map(({ steps: [first] }) => `Query.${first?.field}`));
      const leading = typesOfQueries();
      const missing = objectTypes.filter(({ name }) => leading.has(name) && !reached.has(name));
      const roots = coordinates.filter((coordinate) => coordinate.startsWith("Query.") && !started.has(coordinate));
      expect([
        ...missing.map(({ name }) => `No path leads to ${name}: add one to tests/src/authorization/paths.ts.`),
        ...roots.map((root) => `No path starts with ${root}: add one to tests/src/authorization/paths.ts.`),
      ]).toEqual([]);
    });

    test("uses whoMayCall only for fields that no query can reach", () => {
      const leading = typesOfQueries();
      const wrong = Object.entries(fieldRows).filter(
        ([coordinate, rule]) => rule === "whoMayCall" && leading.has(coordinate.split(".")[0] ?? ""),
      );
      expect(
        wrong.map(([coordinate]) => `A query leads to ${coordinate}: its row must say who sees it there.`),
      ).toEqual([]);
    });
  });

  test("only the author and admins read the solution of a quiz before it is answered", () => {
    const readers = known.flatMap(({ path }) =>
      roles.filter((role) => seen.get(path.at)?.[role].text.includes(knownSolution)),
    );
    expect(new Set(readers)).toEqual(new Set(["admin"]));
  });

  describe("every path for every role", () => {
    test.each(cases)("%s: %s", (coordinate, rule) => {
      const [typeName, field = ""] = coordinate.split(".");
      const accessPaths = known.filter(
        ({ type, fields }) => type.name === typeName && fields.some(({ name }) => name === field),
      );
      const empties = accessPaths[0]?.type.getFields()[field];
      const wrong = roles.flatMap((role) => {
        const checked = accessPaths.map((accessPath) => ({
          accessPath,
          expected: expectedOutcome(accessPath, field, role),
          got: sightOf(seen, accessPath, field, role),
        }));
        // a field that may be empty has a value on at least one path
        const isSeen = checked.some(({ got }) => got === "value");
        return checked
          .filter(({ accessPath, expected, got }) => {
            if (expected === got) return false;
            const mayLack =
              empties !== undefined && mayBeEmpty(empties) && (isSeen || accessPath.path.own !== undefined);
            return !(expected === "value" && got === "nothing" && mayLack);
          })
          .map(
            ({ accessPath, expected, got }) =>
              `${accessPath.path.at}: ${role} got ${got}; by the row "${rule}" it is ${expected}`,
          );
      });
      expect(wrong).toEqual([]);
      const someone = accessPaths.some((accessPath) =>
        roles.some((role) => sightOf(seen, accessPath, field, role) === "value"),
      );
      expect(someone ? "seen by somebody" : `${coordinate} has no value in the known shop: give it one`).toBe(
        "seen by somebody",
      );
    });
  });
}
