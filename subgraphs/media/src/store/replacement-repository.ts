import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueue, enqueueAll } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { MediaFile } from "../domain/media-file.js";
import type { DeletionTimes } from "../domain/media-file-store.js";
import type { PictureSize } from "../domain/picture-address.js";
import type { Replacement, ReplacementStore } from "../domain/replacement/replacement-store.js";
import { mediaColumns, mediaFileFrom, type MediaFileRow } from "./media-file-rows.js";
import { queueRemoval } from "./media-file-repository.js";

/** The columns that belong to the content of a file; the others belong to its id. */
const contentColumns = [
  "name",
  "size_bytes",
  "received_bytes",
  "sha256",
  "content_type",
  "width",
  "height",
  "placeholder",
  "object_count",
  "source_url",
];

/** Replaced files in PostgreSQL. */
export class ReplacementRepository implements ReplacementStore {
  constructor(private readonly database: Database) {}

  replaceContent(
    { id, by }: Replacement,
    { lookedAt, removeAt }: DeletionTimes,
    jobs: readonly AuditJob[],
  ): Promise<MediaFile | null> {
    return this.database.transaction(async (manager) => {
      const locked = await manager.query<Pick<MediaFileRow, "id" | "sha256">[]>(
        `select id, sha256 from media_files
         where id = any($1::uuid[]) and state = 'READY' and deleted_at is null and (id <> $2 or used_at is null)
         order by id for update`,
        [[id, by], by],
      );
      if (locked.length < 2) return null;
      const [rows]: [MediaFileRow[], number] = await manager.query(
        `update media_files file set
           ${contentColumns.map((column) => `${column} = other.${column}`).join(", ")}, changed_at = now(),
           focal_x = case when file.id = $1 then 50 else file.focal_x end,
           focal_y = case when file.id = $1 then 50 else file.focal_y end,
           deleted_at = case when file.id = $2 then $3::timestamptz end
         from media_files other where (file.id = $1 and other.id = $2) or (file.id = $2 and other.id = $1)
         returning ${mediaColumns.replaceAll(/\w+/g, "file.$&")}`,
        [id, by, lookedAt],
      );
      const replaced = rows.map(mediaFileFrom).find((file) => file.id === id);
      if (!replaced) throw new Error(`the locked file ${id} is missing`);
      const from = locked.find((file) => file.id === id)?.sha256;
      if (from && replaced.picture && replaced.picture.sha256 !== from)
        await addReplacement(manager, from, replaced.picture.sha256);
      await queueRemoval(manager, removeAt);
      await enqueueAll(manager, jobs);
      return replaced;
    });
  }

  async isShared(sha256: string, ownerId: string | null): Promise<boolean> {
    const rows = await this.database.manager.query<object[]>(
      `select from media_files where sha256 = $1 and owner_id is distinct from $2 and deleted_at is null limit 1`,
      [sha256, ownerId],
    );
    return rows.length > 0;
  }

  async findReplacement(sha256: string): Promise<PictureSize | null> {
    const [found] = await this.database.manager.query<PictureSize[]>(
      `select file.sha256, file.width, file.height
       from replaced_pictures replaced join media_files file on file.sha256 = replaced.by_sha256
       where replaced.sha256 = $1 and file.state = 'READY' and file.width is not null
       limit 1`,
      [sha256],
    );
    return found ?? null;
  }
}

/** Makes all earlier pictures lead to the new one. A picture that is shown again leads to no other one. */
async function addReplacement(manager: EntityManager, from: string, to: string): Promise<void> {
  // two replacements at once must not lead to each other
  await lockUntilCommit(manager, "replaced pictures");
  await manager.query("delete from replaced_pictures where sha256 = $1", [to]);
  await manager.query("update replaced_pictures set by_sha256 = $2 where by_sha256 = $1", [from, to]);
  await manager.query(
    `insert into replaced_pictures (sha256, by_sha256) values ($1, $2)
     on conflict (sha256) do update set by_sha256 = excluded.by_sha256`,
    [from, to],
  );
  await enqueue(manager, "replacePicture", { from });
}
