/** What a migration takes from a program of the last release. */
export interface Removal {
  readonly table: string;
  /** Undefined when the whole table goes. */
  readonly column?: string;
  /** `must not be null`: an insert of the last release may leave the column out. */
  readonly how: "is dropped" | "is renamed" | "changes its type" | "must not be null";
}

const name = "([a-z_][a-z0-9_]*)";
const ifExists = "(?:if exists )?";
const alterTable = new RegExp(`alter table ${ifExists}(?:only )?${name} ([^;]*)`, "gi");
const dropTable = new RegExp(`drop table ${ifExists}([^;]*)`, "gi");

const columnChanges: readonly [RegExp, Removal["how"]][] = [
  [new RegExp(`drop column ${ifExists}${name}`, "gi"), "is dropped"],
  [new RegExp(`rename (?:column )?(?!to\\b|constraint\\b)${name} to`, "gi"), "is renamed"],
  [new RegExp(`alter (?:column )?${name} (?:set data )?type`, "gi"), "changes its type"],
  [new RegExp(`alter (?:column )?${name} set not null`, "gi"), "must not be null"],
];

/** The removals in the statements that a migration runs forwards: everything in its file except the method `down`. */
export function removalsIn(source: string): Removal[] {
  const sql = forwardStatements(source).replaceAll(/\s+/g, " ");
  const created = new Set([...sql.matchAll(new RegExp(`create table (?:if not exists )?${name}`, "gi"))].map(nameIn));
  const ofTables = [...sql.matchAll(dropTable)].flatMap(([, tables = ""]) =>
    tables.split(",").map((table): Removal => ({ table: firstName(table), how: "is dropped" })),
  );
  const altered = [...sql.matchAll(alterTable)].flatMap(([, table = "", changes = ""]) => changesOf(table, changes));
  return [...ofTables, ...altered].filter(({ table }) => !created.has(table));
}

function changesOf(table: string, changes: string): Removal[] {
  if (/^rename to /i.test(changes)) return [{ table, how: "is renamed" }];
  return columnChanges.flatMap(([pattern, how]) =>
    [...changes.matchAll(pattern)].map((match): Removal => ({ table, column: nameIn(match), how })),
  );
}

function nameIn(match: RegExpMatchArray): string {
  return match[1] ?? "";
}

function firstName(text: string): string {
  return new RegExp(name, "i").exec(text)?.[1] ?? text.trim();
}

/** The method `down`, as the formatter writes it. */
const downMethod = /^ {2}(?:async )?down\([^\n]*(?:\}$|[^]*?^ {2}\}$)/m;

/** The source without `down` and comments. Each string ends a statement. */
function forwardStatements(source: string): string {
  return source
    .replace(downMethod, "")
    .replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "")
    .replaceAll(/[`"]/g, ";");
}
