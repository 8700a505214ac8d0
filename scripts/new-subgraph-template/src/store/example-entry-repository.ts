import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueue } from "@souk/kernel/jobs/outbox";
import type { PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { In, IsNull } from "typeorm";
import type { ExampleEntry } from "../domain/example-entry.js";
import type { ExampleEntryStore } from "../domain/example-entry-store.js";
import { ExampleEntryEntity } from "./example-entry-entity.js";

/** Entries in PostgreSQL. */
export class ExampleEntryRepository implements ExampleEntryStore {
  constructor(private readonly database: Database) {}

  async findEntries(ids: readonly string[]): Promise<readonly ExampleEntry[]> {
    return this.database.manager.findBy(ExampleEntryEntity, { id: In([...ids]) });
  }

  async listEntries(page: PageRequest): Promise<readonly ExampleEntry[]> {
    const parameters = new SqlParameters();
    const start = page.from === null ? "true" : startOf(page.from, parameters);
    return this.database.manager.query<ExampleEntry[]>(
      `select id, title, created_at as "createdAt", announced_at as "announcedAt" from example_entries
       where ${start} order by created_at desc, id desc limit ${parameters.add(page.size + 1)}`,
      parameters.values,
    );
  }

  countEntries(): Promise<number> {
    return this.database.manager.count(ExampleEntryEntity);
  }

  async insertEntry(entry: ExampleEntry): Promise<boolean> {
    try {
      await this.database.transaction(async (manager) => {
        await manager.insert(ExampleEntryEntity, entry);
        await enqueue(manager, "announceExampleEntry", { id: entry.id });
      });
      return true;
    } catch (error) {
      if (violatedConstraint(error) === "example_entries_title") return false;
      throw error;
    }
  }

  async markAnnounced(id: string, at: Date): Promise<void> {
    await this.database.manager.update(ExampleEntryEntity, { id, announcedAt: IsNull() }, { announcedAt: at });
  }
}

function startOf([createdAt, id]: NonNullable<PageRequest["from"]>, parameters: SqlParameters): string {
  const start = `(${parameters.add(String(createdAt))}::text::timestamptz, ${parameters.add(String(id))}::text::uuid)`;
  return `(created_at, id) < ${start}`;
}
