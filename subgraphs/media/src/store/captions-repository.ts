import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { enqueueAll } from "@souk/kernel/jobs/outbox";
import { maxLanguages, type CaptionsStore } from "../domain/captions/captions-store.js";
import type { Captions } from "../domain/captions/captions.js";

/** Captions in PostgreSQL: texts are small, and a backup of the database includes them. */
export class CaptionsRepository implements CaptionsStore {
  constructor(private readonly database: Database) {}

  listCaptions(fileIds: readonly string[]): Promise<readonly Captions[]> {
    return this.database.manager.query<Captions[]>(
      `select file_id as "fileId", language, changed_at as "changedAt" from captions where file_id = any($1::uuid[])
       order by language`,
      [fileIds],
    );
  }

  async findContent(fileId: string, language: string): Promise<string | null> {
    const [row] = await this.database.manager.query<{ content: string }[]>(
      "select content from captions where file_id = $1 and language = $2",
      [fileId, language],
    );
    return row?.content ?? null;
  }

  saveCaptions(
    { fileId, language, changedAt, content }: Captions & { readonly content: string },
    jobs: readonly AuditJob[],
  ): Promise<"saved" | "fileNotFound" | "tooManyLanguages"> {
    return this.database.transaction(async (manager) => {
      // two requests must not both add the last language
      const [file] = await manager.query<object[]>("select from media_files where id = $1 for no key update", [fileId]);
      if (!file) return "fileNotFound";
      const [saved] = await manager.query<object[]>(
        `insert into captions (file_id, language, content, changed_at)
         select $1::uuid, $2::text, $3, $4
         where (select count(*) from captions where file_id = $1 and language <> $2) < $5::int
         on conflict (file_id, language) do update set content = excluded.content, changed_at = excluded.changed_at
         returning language`,
        [fileId, language, content, changedAt, maxLanguages],
      );
      if (!saved) return "tooManyLanguages";
      await enqueueAll(manager, jobs);
      return "saved";
    });
  }

  deleteCaptions(fileId: string, language: string, jobs: readonly AuditJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [, count]: [unknown, number] = await manager.query(
        "delete from captions where file_id = $1 and language = $2",
        [fileId, language],
      );
      if (count === 0) return false;
      await enqueueAll(manager, jobs);
      return true;
    });
  }
}
