import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { Database } from "@souk/kernel/database/database";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { enqueue, enqueueAll } from "@souk/kernel/jobs/outbox";
import { isUuid } from "@souk/kernel/values/uuid";
import type { PageRequest } from "@souk/kernel/values/page";
import type { EntityManager } from "typeorm";
import type { MediaFile, MediaProblem } from "../domain/media-file.js";
import type {
  CheckedContent,
  DeletionTimes,
  KeptKeys,
  MediaFileStore,
  MediaFilter,
  NewMediaFile,
  UploadPart,
} from "../domain/media-file-store.js";
import { mediaColumns, mediaFileFrom, type MediaFileRow } from "./media-file-rows.js";
import { queueConversion } from "./playback-repository.js";

/** With 25 attempts, the uploader would wait for days until the check counts as failed. */
const checkAttempts = 6;
const maxUnusedFiles = 1000;

/** Media files in PostgreSQL. */
export class MediaFileRepository implements MediaFileStore {
  private linkSecret: string | undefined;

  constructor(private readonly database: Database) {}

  async findLinkSecret(): Promise<string> {
    if (this.linkSecret === undefined) {
      const [row] = await this.database.manager.query<{ secret: string }[]>("select secret from link_secret");
      if (!row) throw new Error("the table link_secret is empty");
      this.linkSecret = row.secret;
    }
    return this.linkSecret;
  }

  findMediaFiles(ids: readonly string[]): Promise<readonly MediaFile[]> {
    return this.select(`where id = any($1::uuid[]) and deleted_at is null`, [ids]);
  }

  findPictures(checksums: readonly string[]): Promise<readonly MediaFile[]> {
    return this.select(
      `where id in (
         select distinct on (sha256) id from media_files where sha256 = any($1::text[]) and state = 'READY' and width is not null
         order by sha256, changed_at desc
       )`,
      [checksums],
    );
  }

  listMediaFiles(filter: MediaFilter, page: PageRequest): Promise<readonly MediaFile[]> {
    const parameters = new SqlParameters();
    const start = page.from === null ? "true" : startOf(page.from, parameters);
    return this.select(
      `where ${conditionOf(filter, parameters)} and ${start}
       order by created_at desc, id desc limit ${parameters.add(page.size + 1)}`,
      parameters.values,
    );
  }

  async countMediaFiles(filter: MediaFilter): Promise<number> {
    const parameters = new SqlParameters();
    const [row] = await this.database.manager.query<{ count: number }[]>(
      `select count(*)::int as count from media_files where ${conditionOf(filter, parameters)}`,
      parameters.values,
    );
    return row?.count ?? 0;
  }

  insertMediaFile(file: NewMediaFile, maxUnusedBytes: number, jobs: readonly AuditJob[] = []): Promise<boolean> {
    const { id, ownerId, name, sizeBytes, sourceUrl, createdAt } = file;
    return this.database.transaction(async (manager) => {
      // two uploads of one user must not both take the rest of the quota
      await lockUntilCommit(manager, `media of ${ownerId}`);
      const [inserted] = await manager.query<object[]>(
        `insert into media_files (id, owner_id, name, state, size_bytes, source_url, created_at)
         select $1::uuid, $2::uuid, $3, case when $5::text is null then 'UPLOADING' else 'CHECKING' end, $4::bigint, $5, $6
         from media_files where owner_id = $2 and used_at is null and deleted_at is null
         having coalesce(sum(size_bytes), 0) + $4::bigint <= $7::bigint and count(*) < $8::int
         returning id`,
        [id, ownerId, name, sizeBytes, sourceUrl, createdAt, maxUnusedBytes, maxUnusedFiles],
      );
      if (!inserted) return false;
      if (sourceUrl !== null) await addCheck(manager, id);
      await enqueueAll(manager, jobs);
      return true;
    });
  }

  async listParts(id: string): Promise<readonly UploadPart[]> {
    return this.database.manager.query<UploadPart[]>(
      `select key, start::float8 as start, size_bytes::float8 as "sizeBytes" from media_parts where file_id = $1
       order by media_parts.start`,
      [id],
    );
  }

  recordPart(id: string, { key, start, sizeBytes }: UploadPart): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [[file]]: [{ is_complete: boolean }[], number] = await manager.query(
        `update media_files set received_bytes = received_bytes + $3::bigint, changed_at = now(),
           state = case when received_bytes + $3::bigint = size_bytes then 'CHECKING' else state end
         where id = $1 and state = 'UPLOADING' and received_bytes = $2::bigint
         returning state = 'CHECKING' as is_complete`,
        [id, start, sizeBytes],
      );
      if (!file) return false;
      await manager.query("insert into media_parts (file_id, start, size_bytes, key) values ($1, $2, $3, $4)", [
        id,
        start,
        sizeBytes,
        key,
      ]);
      if (file.is_complete) await addCheck(manager, id);
      return true;
    });
  }

  claimChecksum(id: string, sha256: string): Promise<void> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, `media ${sha256}`);
      await manager.query("update media_files set sha256 = $2, changed_at = now() where id = $1", [id, sha256]);
    });
  }

  markReady(
    id: string,
    { sha256, contentType, picture, isConverted }: CheckedContent,
    { bytes, objectCount }: { readonly bytes: number; readonly objectCount: number },
  ): Promise<void> {
    const { width = null, height = null, placeholder = null } = picture ?? {};
    return this.database.transaction(async (manager) => {
      await manager.query(
        `update media_files set state = 'READY', sha256 = $2, content_type = $3, width = $4, height = $5,
           placeholder = $6, size_bytes = $7, received_bytes = $7, object_count = $8, changed_at = now()
         where id = $1 and state = 'CHECKING'`,
        [id, sha256, contentType, width, height, placeholder, bytes, objectCount],
      );
      await manager.query("delete from media_parts where file_id = $1", [id]);
      if (isConverted) await queueConversion(manager, sha256);
    });
  }

  async markProblem(id: string, state: "REJECTED" | "FAILED", problem: MediaProblem): Promise<void> {
    await this.database.manager.query(
      "update media_files set state = $2, problem = $3, changed_at = now() where id = $1 and state = 'CHECKING'",
      [id, state, problem],
    );
  }

  restartCheck(id: string, jobs: readonly AuditJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [rows]: [object[], number] = await manager.query(
        `update media_files set state = 'CHECKING', problem = null, changed_at = now()
         where id = $1 and state = 'FAILED' returning id`,
        [id],
      );
      if (rows.length === 0) return false;
      await addCheck(manager, id);
      await enqueueAll(manager, jobs);
      return true;
    });
  }

  updateDetails(
    id: string,
    { alt, focalPoint }: Pick<MediaFile, "alt" | "focalPoint">,
    jobs: readonly AuditJob[],
  ): Promise<MediaFile | null> {
    return this.database.transaction(async (manager) => {
      const [[row]]: [MediaFileRow[], number] = await manager.query(
        `update media_files set alt = $2, focal_x = $3, focal_y = $4, changed_at = now() where id = $1
         returning ${mediaColumns}`,
        [id, alt, focalPoint.x, focalPoint.y],
      );
      if (!row) return null;
      await enqueueAll(manager, jobs);
      return mediaFileFrom(row);
    });
  }

  deleteMediaFile(id: string, { lookedAt, removeAt }: DeletionTimes, jobs: readonly AuditJob[] = []): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [rows]: [object[], number] = await manager.query(
        `update media_files set deleted_at = $2, changed_at = now()
         where id = $1 and deleted_at is null and (use_seen_at is null or use_seen_at < $2) returning id`,
        [id, lookedAt],
      );
      if (rows.length === 0) return false;
      await queueRemoval(manager, removeAt);
      await enqueueAll(manager, jobs);
      return true;
    });
  }

  listDeleted(deletedBefore: Date, limit: number): Promise<readonly MediaFile[]> {
    return this.select("where deleted_at < $1 order by deleted_at limit $2", [deletedBefore, limit]);
  }

  async restoreMediaFile(id: string): Promise<void> {
    await this.database.manager.query(
      "update media_files set deleted_at = null, changed_at = now() where id = $1 and deleted_at is not null",
      [id],
    );
  }

  removeMediaFile(id: string, removeObjects: (sha256: string) => Promise<void>): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [[removed]]: [{ sha256: string | null }[], number] = await manager.query(
        "delete from media_files where id = $1 and (deleted_at is not null or state = 'UPLOADING') returning sha256",
        [id],
      );
      if (!removed) return false;
      const { sha256 } = removed;
      if (sha256 === null) return true;
      await lockUntilCommit(manager, `media ${sha256}`);
      const others = await manager.query<object[]>("select 1 from media_files where sha256 = $1 limit 1", [sha256]);
      if (others.length > 0) return true;
      await removeObjects(sha256);
      await manager.query("delete from stored_pictures where sha256 = $1", [sha256]);
      await manager.query("delete from playbacks where sha256 = $1", [sha256]);
      return true;
    });
  }

  listUnused(createdBefore: Date, limit: number): Promise<readonly MediaFile[]> {
    return this.select(
      "where used_at is null and deleted_at is null and created_at < $1 order by created_at limit $2",
      [createdBefore, limit],
    );
  }

  listUsed(seenBefore: Date, limit: number): Promise<readonly MediaFile[]> {
    return this.select("where use_seen_at < $1 and deleted_at is null order by use_seen_at limit $2", [
      seenBefore,
      limit,
    ]);
  }

  async markUsed(keys: readonly string[], at: Date, isKept: boolean): Promise<void> {
    if (keys.length === 0) return;
    await this.database.manager.query(
      `update media_files set used_at = coalesce(used_at, $2), use_seen_at = case when not $3::boolean then $2 end
       where state = 'READY' and ($3 or used_at is null or use_seen_at is not null)
         and (sha256 = any($1::text[]) or id = any($4::uuid[]))`,
      [keys, at, isKept, keys.filter(isUuid)],
    );
  }

  async keepMediaFiles({ ids, checksums }: KeptKeys, at: Date): Promise<readonly MediaFile[]> {
    const [rows]: [MediaFileRow[], number] = await this.database.manager.query(
      `update media_files set used_at = coalesce(used_at, $2),
         use_seen_at = case when used_at is null or use_seen_at is not null then $2::timestamptz end
       where (id = any($1::uuid[]) or sha256 = any($3::text[]) and width is not null)
         and state = 'READY' and deleted_at is null
       returning ${mediaColumns}`,
      [ids, at, checksums],
    );
    return rows.map(mediaFileFrom);
  }

  async unplayableFiles(ids: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database.manager.query<{ id: string }[]>(
      `select given.id from unnest($1::uuid[]) given (id) where not exists (
         select from media_files file left join playbacks playback on playback.sha256 = file.sha256
         where file.id = given.id and file.state = 'READY' and file.deleted_at is null
           and playback.state is distinct from 'UNPLAYABLE')`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  recordListing(objectCounts: ReadonlyMap<string, number>, at: Date): Promise<void> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, "media listing");
      await manager.query(
        `insert into stored_pictures (sha256, object_count, listed_at)
         select found.sha256, found.object_count, $3 from unnest($1::text[], $2::int[]) found (sha256, object_count)
         on conflict (sha256) do update set object_count = excluded.object_count, listed_at = excluded.listed_at`,
        [[...objectCounts.keys()], [...objectCounts.values()], at],
      );
      await manager.query("delete from stored_pictures where listed_at < $1", [at]);
      await manager.query(
        `insert into storage_listing (listed_at) values ($1)
         on conflict (is_only) do update set listed_at = excluded.listed_at`,
        [at],
      );
    });
  }

  private async select(rest: string, values: unknown[]): Promise<readonly MediaFile[]> {
    const rows = await this.database.manager.query<MediaFileRow[]>(
      `select ${mediaColumns} from media_files ${rest}`,
      values,
    );
    return rows.map(mediaFileFrom);
  }
}

/** Adds the job that removes deleted files. */
export async function queueRemoval(manager: EntityManager, removeAt: Date): Promise<void> {
  await enqueue(manager, "deleteUnusedMedia", {}, { key: "remove deleted media", runAt: removeAt });
}

async function addCheck(manager: EntityManager, id: string): Promise<void> {
  await enqueue(manager, "checkMediaFile", { id }, { maxAttempts: checkAttempts });
}

function conditionOf({ ownerId, search, state }: MediaFilter, parameters: SqlParameters): string {
  const conditions = ["deleted_at is null"];
  if (ownerId !== null) conditions.push(`owner_id = ${parameters.add(ownerId)}::uuid`);
  if (state !== null) conditions.push(`state = ${parameters.add(state)}`);
  if (search !== null) {
    const part = parameters.add(`%${search.replace(/[\\%_]/g, "\\$&")}%`);
    conditions.push(`(name ilike ${part} or alt ilike ${part})`);
  }
  return conditions.join(" and ");
}

function startOf([createdAt, id]: NonNullable<PageRequest["from"]>, parameters: SqlParameters): string {
  const start = `(${parameters.add(String(createdAt))}::text::timestamptz, ${parameters.add(String(id))}::text::uuid)`;
  return `(created_at, id) < ${start}`;
}
