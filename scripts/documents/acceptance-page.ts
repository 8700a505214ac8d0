import { globSync, readFileSync } from "node:fs";

/** A promise of a system that Souk replaces. */
interface AcceptanceRow {
  /** Such as "S0-42". */
  readonly id: string;
  readonly promise: string;
  /** The part that is missing; undefined for a promise that is kept. */
  readonly open: string | undefined;
}

const row = /^- \*\*(S\d-\d+)\*\* (.+)$/;
const openPart = " · open: ";
const testsPart = " · `";

/** Returns the rows of the page. A row is one line: its id, its promise, what is open, and its tests. */
function acceptanceRows(page: string): AcceptanceRow[] {
  return page.split("\n").flatMap((line) => {
    const [, id = "", rest = ""] = row.exec(line) ?? [];
    if (id === "") return [];
    const [promise = "", open] = (rest.split(testsPart)[0] ?? "").split(openPart);
    return [{ id, promise, open }];
  });
}

/**
 * Returns the files with tests of each row. The title of a test, or of a group of tests, begins with the ids of its rows,
 * such as "S0-25, S0-26: adding two"; the examples of the REST API name them in `row`.
 */
export function testsByRow(): ReadonlyMap<string, readonly string[]> {
  const files = globSync([
    "{kernel,router,shop,demo,storefront,scripts}/src/**/*.test.{ts,tsx}",
    "scripts/**/*.test.ts",
    "{packages,subgraphs,tools}/*/src/**/*.test.ts",
    "tests/src/**/*.ts",
  ]).sort();
  const found = new Map<string, string[]>();
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const titles = [...text.matchAll(/["'`]((?:S\d-\d{2,3}, )*S\d-\d{2,3}): /g), ...text.matchAll(/\brow: "([^"]+)"/g)];
    const ids = titles.flatMap(([, list = ""]) => list.match(/S\d-\d{2,3}/g) ?? []);
    for (const id of new Set(ids)) found.set(id, [...(found.get(id) ?? []), file]);
  }
  return found;
}

/** Returns the page with the present tests of each row. */
export function acceptancePage(page: string, tests: ReadonlyMap<string, readonly string[]>): string {
  const rows = new Map(acceptanceRows(page).map((each) => [each.id, each]));
  return page
    .split("\n")
    .map((line) => {
      const found = rows.get(row.exec(line)?.[1] ?? "");
      if (!found) return line;
      const { id, promise, open } = found;
      const files = (tests.get(id) ?? []).map((file) => ` · \`${file}\``).join("");
      return `- **${id}** ${promise}${open === undefined ? "" : openPart + open}${files}`;
    })
    .join("\n");
}

/** The numbers of rows of the systems S0 to S4. */
const counts = [43, 64, 86, 117, 69];

/** Returns what the page lacks, as messages: rows, tests of rows, and rows of tests. */
export function acceptanceProblems(page: string, tests: ReadonlyMap<string, readonly string[]>): string[] {
  const rows = new Map(acceptanceRows(page).map((each) => [each.id, each]));
  const expected = counts.flatMap((last, system) =>
    Array.from({ length: last }, (_, index) => `S${system}-${String(index + 1).padStart(2, "0")}`),
  );
  const isCurrent = acceptancePage(page, tests) === page;
  return [
    ...expected.filter((id) => !rows.has(id)).map((id) => `docs/acceptance.md has no row ${id}`),
    ...[...tests.keys()].filter((id) => !expected.includes(id)).map((id) => `${id} is no row, and a test has its name`),
    ...[...rows.values()]
      .filter(({ id, open }) => open === undefined && !tests.has(id))
      .map(({ id }) => `${id} has no test: begin the title of its test with "${id}: ", or say in its row what is open`),
    ...(isCurrent ? [] : [`docs/acceptance.md has other tests than the code: run "npm run acceptance"`]),
  ];
}
