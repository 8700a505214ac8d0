import type { Database } from "@souk/kernel/database/database";
import { violatedConstraint } from "@souk/kernel/database/database-error";
import { enqueue } from "@souk/kernel/jobs/outbox";
import type { PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { In, IsNull } from "typeorm";
import type { ExampleEntry } from "../domain/example-entry.js";
import type { ExampleEntryStore } from "../domain/example-entry-store.js";
import { ExampleEntryEntity } from "./example-entry-entity.js";

//#if extends
const columns = `id, example_parent_id as "exampleParentId", title, created_at as "createdAt", announced_at as "announcedAt"`;
//#else
const columns = `id, title, created_at as "createdAt", announced_at as "announcedAt"`;
//#end

/** Example entries in PostgreSQL. */
export class ExampleEntryRepository implements ExampleEntryStore {
  constructor(private readonly database: Database) {}

  async findExampleEntries(ids: readonly string[]): Promise<readonly ExampleEntry[]> {
    return this.database.manager.findBy(ExampleEntryEntity, { id: In([...ids]) });
  }

  async listExampleEntries(page: PageRequest): Promise<readonly ExampleEntry[]> {
    const parameters = new SqlParameters();
    const start = page.from === null ? "true" : startOf(page.from, parameters);
    return this.database.manager.query<ExampleEntry[]>(
      `select ${columns} from example_entries
       where ${start} order by created_at desc, id desc limit ${parameters.add(page.size + 1)}`,
      parameters.values,
    );
  }

//#if extends
  async listExampleEntriesOf(exampleParentIds: readonly string[], limit: number): Promise<readonly ExampleEntry[]> {
    return this.database.manager.query<ExampleEntry[]>(
      `select newest.* from unnest($1::uuid[]) parent (id) cross join lateral (
         select ${columns} from example_entries where example_parent_id = parent.id
         order by created_at desc, example_entries.id desc limit $2
       ) newest`,
      [exampleParentIds, limit],
    );
  }

//#end
  countExampleEntries(): Promise<number> {
    return this.database.manager.count(ExampleEntryEntity);
  }

  async insertExampleEntry(exampleEntry: ExampleEntry): Promise<boolean> {
    try {
      await this.database.transaction(async (manager) => {
        await manager.insert(ExampleEntryEntity, exampleEntry);
        await enqueue(manager, "announceExampleEntry", { id: exampleEntry.id });
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
