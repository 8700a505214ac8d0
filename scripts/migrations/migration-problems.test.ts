import { expect, test } from "vitest";
import { migrationProblems, orderProblems } from "./migration-problems.ts";
import { removalsIn } from "./removals.ts";

const folder = "subgraphs/shipping/src";
const entity = { path: `${folder}/store/parcel-entity.ts`, text: `@Column() weightGrams: number; // of parcels` };
const first = {
  path: `${folder}/store/migrations/001-parcels.ts`,
  text: migration("create table parcels (id int)", { at: 1 }),
};

function migration(up: string, { at = 2, down = "select 1", comment = "" } = {}): string {
  return `${comment}
export class Parcels${at} {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(\`${up}\`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(\`${down}\`);
  }
}`;
}

function problemsOf(up: string, options: { down?: string; comment?: string } = {}): string[] {
  const second = { path: `${folder}/store/migrations/002-change.ts`, text: migration(up, options) };
  return migrationProblems({ released: [first, entity], current: [first, second, entity] });
}

test.each([
  ["alter table parcels drop column weight_grams", "parcels.weight_grams is dropped"],
  ["alter table only parcels drop column if exists weight_grams", "parcels.weight_grams is dropped"],
  ["alter table parcels rename column weight_grams to grams", "parcels.weight_grams is renamed"],
  ["alter table parcels rename weight_grams to grams", "parcels.weight_grams is renamed"],
  ["alter table parcels\n  alter column weight_grams type text", "parcels.weight_grams changes its type"],
  ["alter table parcels alter weight_grams set not null", "parcels.weight_grams must not be null"],
  ["alter table parcels rename to boxes", "parcels is renamed"],
  ["drop table labels, parcels", "parcels is dropped"],
])("%s is refused, because the last release uses it", (sql, problem) => {
  expect(problemsOf(sql)).toEqual([
    `${folder}/store/migrations/002-change.ts: ${problem}, but the last release uses it: ${entity.path}`,
  ]);
});

test.each([
  ["a new column", "alter table parcels add column height int"],
  ["a column that the last release does not use", "alter table parcels drop column height"],
  ["a constraint with a new name", "alter table parcels rename constraint parcels_key to parcels_pkey"],
  ["a table that the migration itself creates", "create table parcels (id int); drop table parcels"],
])("%s is allowed", (_case, sql) => {
  expect(problemsOf(sql)).toEqual([]);
});

test("the statements of down do not count", () => {
  expect(problemsOf("select 1", { down: "alter table parcels drop column weight_grams" })).toEqual([]);
});

test("a comment with a reason exempts one column", () => {
  const sql = "alter table parcels drop column weight_grams";
  expect(problemsOf(sql, { comment: "// unread parcels.weight_grams: another table has the column" })).toEqual([]);
  expect(problemsOf(sql, { comment: "// unread parcels.height: another table has the column" })).toHaveLength(1);
});

test("a migration of the last release must stay as it is", () => {
  const edited = { ...first, text: first.text.replace("id int", "id bigint") };
  expect(migrationProblems({ released: [first], current: [edited] })).toEqual([
    `${first.path} is part of the last release; write a new migration instead of changing it`,
  ]);
  expect(migrationProblems({ released: [first], current: [] })).toHaveLength(1);
  const renamed = { ...first, path: first.path.replace("001", "002") };
  expect(migrationProblems({ released: [first], current: [renamed] })).toEqual([]);
});

test("a baseline replaces the migrations that it names, and is then one that must stay as it is", () => {
  const other = { path: `${folder}/store/migrations/002-other.ts`, text: migration("select 1", { at: 3 }) };
  const name = (text: string): string => /class (\w+)/.exec(text)?.[1] ?? "";
  const baseline = (replaces: string) => ({
    path: `${folder}/store/migrations/001-baseline.ts`,
    text: `export class Baseline3 extends Baseline {\n  name = "${name(other.text)}";\n  replaces = [${replaces}];\n}`,
  });
  const released = [first, other];
  const whole = baseline(`"${name(first.text)}"`);
  expect(migrationProblems({ released, current: [whole] })).toEqual([]);
  expect(migrationProblems({ released, current: [baseline("")] })).toEqual([expect.stringContaining(first.path)]);
  expect(migrationProblems({ released: [whole], current: [baseline("")] })).toHaveLength(1);
});

test.each([
  ["in the order of their classes", [1, 2, 10], []],
  ["in another order", [1, 10, 2], ["003-m.ts runs before 002-m.ts"]],
  ["with the same time", [1, 1], ["002-m.ts runs before 001-m.ts"]],
])("file numbers %s", (_case, times, expected) => {
  const at = (file: number): string => `${folder}/store/migrations/00${file}-m.ts`;
  const files = times.map((time, index) => ({ path: at(index + 1), text: migration("select 1", { at: time }) }));
  const found = orderProblems(files.toReversed()).map((problem) => problem.replaceAll(/\S+\/|:.*/g, ""));
  expect(found).toEqual(expected);
});

test("statements with substitutions are read too", () => {
  const source = "await runner.query(`alter table ${table} drop column a; drop table b`);";
  expect(removalsIn(source)).toEqual([{ table: "b", how: "is dropped" }]);
});
