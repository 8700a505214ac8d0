import { removalsIn, type Removal } from "./removals.ts";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The files of one subgraph in the last release and now, without tests. */
export interface ReleasedSubgraph {
  readonly released: readonly SourceFile[];
  readonly current: readonly SourceFile[];
}

const migrationPath = /\/store\/migrations\/[^/]+\.ts$/;
/** `// unread TABLE.COLUMN: REASON` in a migration. */
const exemption = /\/\/ unread ([a-z0-9_.]+): \S/g;

const isMigration = ({ path }: SourceFile): boolean => migrationPath.test(path);

/**
 * The changes after which the last release no longer works on the migrated database: a migration of that release that
 * was changed or deleted, unless a new baseline replaces it, and a new one that takes away what the release reads or
 * writes.
 */
export function migrationProblems({ released, current }: ReleasedSubgraph): string[] {
  const readers = released.filter((file) => !isMigration(file));
  // the database knows a migration by its class
  const before = new Map(released.filter(isMigration).map((file) => [classOf(file), file]));
  const now = new Map(current.filter(isMigration).map((file) => [classOf(file), file]));
  const replaced = new Set([...now].flatMap(([name, { text }]) => (before.has(name) ? [] : replacedBy(text))));
  const changed = [...before]
    .filter(([name, { text }]) => !replaced.has(name) && now.get(name)?.text !== text)
    .map(([, { path }]) => `${path} is part of the last release; write a new migration instead of changing it`);
  const added = [...now].filter(([name]) => !before.has(name));
  return [...changed, ...added.flatMap(([, file]) => problemsOf(file, readers))];
}

/** The migrations of one subgraph whose file number does not follow the order of their classes, in which they run. */
export function orderProblems(files: readonly SourceFile[]): string[] {
  const byNumber = files.filter(isMigration).toSorted((a, b) => a.path.localeCompare(b.path));
  return byNumber.slice(1).flatMap((file, index) => {
    const before = byNumber[index];
    return before && timeOf(file) <= timeOf(before)
      ? [`${file.path} runs before ${before.path}: the number of the file follows the time in the name of its class`]
      : [];
  });
}

/** The migrations in whose place a baseline stands, with the one whose name it has. */
function replacedBy(text: string): string[] {
  const [, own = "", others = ""] =
    /extends Baseline \{[\s\S]*?name = "(\w+)"[\s\S]*?replaces = \[([^\]]*)\]/.exec(text) ?? [];
  return own === "" ? [] : [own, ...(others.match(/\w+/g) ?? [])];
}

function classOf({ path, text }: SourceFile): string {
  return /export class (\w+)/.exec(text)?.[1] ?? path;
}

function timeOf(file: SourceFile): number {
  return Number(/\d+$/.exec(classOf(file))?.[0]);
}

function problemsOf({ path, text }: SourceFile, readers: readonly SourceFile[]): string[] {
  const exempt = new Set([...text.matchAll(exemption)].map(([, what]) => what));
  return removalsIn(text)
    .filter((removal) => !exempt.has(nameOf(removal)))
    .flatMap((removal) => {
      const reader = readers.find((file) => uses(file, removal));
      return reader ? [`${path}: ${nameOf(removal)} ${removal.how}, but the last release uses it: ${reader.path}`] : [];
    });
}

function nameOf({ table, column }: Removal): string {
  return column === undefined ? table : `${table}.${column}`;
}

/** Code names a column as the table does, or in camel case as an entity does. */
function uses({ text }: SourceFile, { table, column }: Removal): boolean {
  const word = column ?? table;
  const camelCase = word.replaceAll(/_([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
  return new RegExp(`\\b(?:${word}|${camelCase})\\b`).test(text);
}
