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
 * was changed or deleted, and a new one that takes away what the release reads or writes.
 */
export function migrationProblems({ released, current }: ReleasedSubgraph): string[] {
  const readers = released.filter((file) => !isMigration(file));
  const before = new Map(released.filter(isMigration).map(({ path, text }) => [path, text]));
  const now = new Map(current.filter(isMigration).map(({ path, text }) => [path, text]));
  const changed = [...before]
    .filter(([path, text]) => now.get(path) !== text)
    .map(([path]) => `${path} is part of the last release; write a new migration instead of changing it`);
  const added = [...now].filter(([path]) => !before.has(path));
  return [...changed, ...added.flatMap(([path, text]) => problemsOf({ path, text }, readers))];
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
