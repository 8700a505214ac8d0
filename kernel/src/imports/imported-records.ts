import type { Database } from "../database/database.js";
import type { ImportedRecord, ImportedRecordStore } from "./import-records.js";
import type { ImportKey } from "./imported-id.js";

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
