/** The version of the files that this release writes and reads. */
export const formatVersion = 1;

/** The content of `manifest.json`, the first file of a backup. */
export interface Manifest {
  readonly format: typeof formatVersion;
  /** The release of Souk that made the backup. */
  readonly souk: string;
  readonly postgres: string;
  /** The moment of all snapshots, in ISO 8601. */
  readonly takenAt: string;
  /** The time in milliseconds for which writes waited. */
  readonly frozenMs: number;
  readonly databases: readonly BackedUpDatabase[];
}

export interface BackedUpDatabase {
  /** A subgraph's name, or `sandbox`. */
  readonly name: string;
  /** The names of the migrations that it has, oldest first. */
  readonly migrations: readonly string[];
  /** The newest migration of the job tables; null without job tables. */
  readonly jobMigration: number | null;
  /** A table follows those to which its foreign keys refer. */
  readonly tables: readonly BackedUpTable[];
  readonly sequences: readonly BackedUpSequence[];
}

export interface BackedUpTable {
  /** Schema and name, each quoted where SQL requires it. */
  readonly name: string;
  /** The columns in the order of the data, quoted where SQL requires it; generated columns are absent. */
  readonly columns: readonly string[];
}

export interface BackedUpSequence {
  readonly name: string;
  /** Text, because it may exceed the integers of JavaScript; null for a sequence that was never used. */
  readonly value: string | null;
}

/** The content of `totals.json`, the last file of a backup: the totals of each table and file, by its folder in the archive. */
export type Totals = Readonly<Record<string, Total>>;

export interface Total {
  /** 0 for a file. */
  readonly rows: number;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A backup cannot be made, read or restored. The message is the line that the operator reads. */
export class BackupError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "BackupError";
  }
}

/** Returns the folder of a table's data in the archive. */
export function folderOf(database: { readonly name: string }, table: { readonly name: string }): string {
  return `${database.name}/${table.name}`;
}
