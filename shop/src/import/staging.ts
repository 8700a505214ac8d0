import { DatabaseSync, type StatementSync } from "node:sqlite";
import { columnsOf, type Format, type TableFormat, type TableName } from "./format.js";
import { findFile, readRecords, type FileRecord } from "./read-records.js";
import { plain, textOf } from "./values.js";

/** A record of a table, with its fields by our names. */
export interface StagedRecord {
  readonly file: string;
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The record of Souk for a record of another system. */
export interface Reference {
  readonly id: string;
  readonly number: string | null;
}

/** The field by which each table is found: of its parent, or its own id. */
const lookUpFields: Readonly<Record<TableName, string>> = {
  users: "id",
  categories: "id",
  products: "id",
  productCategories: "productId",
  productImages: "productId",
  carts: "id",
  cartItems: "cartId",
  courses: "id",
  sections: "courseId",
  lessons: "sectionId",
  orders: "id",
  orderItems: "orderId",
  payments: "orderId",
  shipments: "orderId",
  coursePayments: "userId",
  enrollments: "userId",
};

/**
 * The records of the files in a temporary database on disk, so that lines can be found by their parent in any order of
 * the files, and memory does not grow with them.
 */
export class Staging implements Disposable {
  private readonly database: DatabaseSync;
  private readonly insert: StatementSync;
  private readonly select: StatementSync;
  private readonly saveReference: StatementSync;
  private readonly selectReference: StatementSync;

  constructor() {
    // without a name, SQLite keeps the database in a temporary file that it deletes itself
    this.database = new DatabaseSync("");
    this.database.exec(`
      create table records (place integer primary key, name text, look_up text, file text, line integer, fields text);
      create index records_look_up on records (name, look_up, place);
      create table record_references (kind text, external_id text, id text, number text, primary key (kind, external_id));`);
    this.insert = this.database.prepare(
      `insert into records (name, look_up, file, line, fields) values (?, ?, ?, ?, ?)`,
    );
    this.select = this.database.prepare(
      `select file, line, fields from records where name = ? and look_up = ? order by place`,
    );
    this.saveReference = this.database.prepare(`insert or replace into record_references values (?, ?, ?, ?)`);
    this.selectReference = this.database.prepare(
      `select id, number from record_references where kind = ? and external_id = ?`,
    );
  }

  /** Reads all files of a format. Returns the names of those that are missing. */
  async read(format: Format, folder: string): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const [table, tableFormat] of Object.entries(format.tables) as [TableName, TableFormat][]) {
      const path = findFile(folder, tableFormat.file);
      if (path === null) {
        missing.push(tableFormat.file);
        continue;
      }
      this.database.exec("begin");
      for await (const record of readRecords(path))
        for (const fields of fieldsOf(table, tableFormat, record))
          this.insert.run(table, lookUpOf(table, fields), path, record.line, JSON.stringify(fields));
      this.database.exec("commit");
    }
    return missing;
  }

  *all(table: TableName): Iterable<StagedRecord> {
    // in pages: an open statement would see the references that are written meanwhile as a lock
    const page = this.database.prepare(
      `select place, file, line, fields from records where name = ? and place > ? order by place limit 500`,
    );
    for (let last = 0; ;) {
      const rows = page.all(table, last) as unknown as (Row & { readonly place: number })[];
      yield* rows.map(stagedFrom);
      const place = rows.at(-1)?.place;
      if (place === undefined) return;
      last = place;
    }
  }

  /** Returns the records of a table that belong to this parent, or have this id. */
  of(table: TableName, externalId: string | null): readonly StagedRecord[] {
    if (externalId === null) return [];
    return (this.select.all(table, externalId) as unknown as Row[]).map(stagedFrom);
  }

  refer(kind: string, externalId: string, { id, number }: Reference): void {
    this.saveReference.run(kind, externalId, id, number);
  }

  reference(kind: string, externalId: string | null): Reference | null {
    if (externalId === null) return null;
    return (this.selectReference.get(kind, externalId) as unknown as Reference | undefined) ?? null;
  }

  [Symbol.dispose](): void {
    this.database.close();
  }
}

interface Row {
  readonly file: string;
  readonly line: number;
  readonly fields: string;
}

function stagedFrom({ file, line, fields }: Row): StagedRecord {
  return { file, line, fields: JSON.parse(fields) as Record<string, unknown> };
}

function lookUpOf(table: TableName, fields: Readonly<Record<string, unknown>>): string | null {
  // lines of a cart without an id belong to the cart's user
  const field = table === "cartItems" && textOf(fields.cartId) === null ? "userId" : lookUpFields[table];
  return textOf(fields[field]);
}

function fieldsOf(
  table: TableName,
  format: TableFormat,
  { values }: FileRecord,
): readonly Readonly<Record<string, unknown>>[] {
  const columns = columnsOf(table, format);
  return hashEntries(format, values).map((record) =>
    Object.fromEntries(
      columns.map(([field, names]) => {
        const name = names.find((each) => record[each] !== undefined);
        return [field, name === undefined ? null : plain(record[name])];
      }),
    ),
  );
}

/** Returns one record for each entry of a Redis hash: `{"key": "cart:7", "value": {"12": "2"}}`. */
function hashEntries(
  { redisHash }: TableFormat,
  values: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  const { key, value } = values;
  if (!redisHash || typeof key !== "string" || typeof value !== "object" || value === null) return [values];
  const owner = key.startsWith(redisHash.prefix) ? key.slice(redisHash.prefix.length) : key;
  return Object.entries(value as Readonly<Record<string, unknown>>).map(([field, each]) => ({
    [redisHash.key]: owner,
    [redisHash.field]: field,
    [redisHash.value]: each,
  }));
}
