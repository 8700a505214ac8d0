import type { QueryRunner } from "typeorm";
import type { Database } from "../database/database.js";
import type { ImportedRecord, ImportedRecordStore } from "./import-records.js";
import type { ImportKey } from "./imported-id.js";

/** Creates the table, in a migration of the subgraph. */
export async function createImportedRecords(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table imported_records (
      source text not null,
      kind text not null,
      external_id text not null,
      record_id uuid,
      number text,
      is_linked boolean not null,
      content bytea not null check (length(content) = 32),
      imported_at timestamptz(3) not null default now(),
      primary key (source, kind, external_id)
    )`);
}

export async function dropImportedRecords(runner: QueryRunner): Promise<void> {
  await runner.query(`drop table imported_records`);
}

/** Stores imported records in PostgreSQL, in the subgraph's own database. */
export class ImportedRecords implements ImportedRecordStore {
  constructor(private readonly database: Database) {}

  async find({ source, kind }: Omit<ImportKey, "externalId">, externalIds: readonly string[]) {
    const rows: (ImportedRecord & { readonly externalId: string })[] = await this.database.manager.query(
      `select external_id as "externalId", record_id as id, number, is_linked as "isLinked", encode(content, 'hex') as content
       from imported_records where source = $1 and kind = $2 and external_id = any($3)`,
      [source, kind, externalIds],
    );
    return new Map(rows.map(({ externalId, ...record }) => [externalId, record]));
  }

  async save(
    { source, kind, externalId }: ImportKey,
    { id, number, isLinked, content }: ImportedRecord,
  ): Promise<void> {
    await this.database.manager.query(
      `insert into imported_records (source, kind, external_id, record_id, number, is_linked, content)
       values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'))
       on conflict (source, kind, external_id) do update
       set record_id = excluded.record_id, number = excluded.number, is_linked = excluded.is_linked,
         content = excluded.content, imported_at = now()`,
      [source, kind, externalId, id, number, isLinked, content],
    );
  }
}
