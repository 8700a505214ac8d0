import type { AuditJob } from "@souk/kernel/audit/admin-action";
import { integerFrom } from "@souk/kernel/database/database-error";
import type { Database } from "@souk/kernel/database/database";
import { lockUntilCommit } from "@souk/kernel/database/lock-until-commit";
import { enqueueAll, type NewJob } from "@souk/kernel/jobs/outbox";
import type { EntityManager } from "typeorm";
import type { PlaybackStore, StartedConversion } from "../domain/playback/playback-store.js";
import type { Playback, PlaybackFacts, PlaybackState } from "../domain/playback/playback.js";

interface PlaybackRow {
  readonly sha256: string;
  readonly state: PlaybackState;
  readonly percent: number;
  /** PostgreSQL's bigint. */
  readonly duration_ms: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly files: Readonly<Record<string, number>>;
}

const contentsPerRun = 100;

/** The playbacks of videos and sounds in PostgreSQL. */
export class PlaybackRepository implements PlaybackStore {
  constructor(private readonly database: Database) {}

  async findPlaybacks(checksums: readonly string[]): Promise<readonly Playback[]> {
    const rows = await this.database.manager.query<PlaybackRow[]>(
      `select sha256, state, percent, duration_ms, width, height, files from playbacks where sha256 = any($1::text[])`,
      [checksums],
    );
    return rows.map(playbackFrom);
  }

  queueConversions(): Promise<void> {
    return this.database.transaction(async (manager) => {
      await manager.query(
        `insert into playbacks (sha256)
         select distinct sha256 from media_files file
         where state = 'READY' and (content_type like 'video/%' or content_type like 'audio/%')
           and not exists (select from playbacks where playbacks.sha256 = file.sha256)
         limit $1
         on conflict do nothing`,
        [contentsPerRun],
      );
      const waiting = await manager.query<{ sha256: string }[]>(
        "select sha256 from playbacks where state = 'WAITING' order by changed_at limit $1",
        [contentsPerRun],
      );
      await enqueueAll(
        manager,
        waiting.map(({ sha256 }) => conversionJob(sha256)),
      );
    });
  }

  queueConversion(sha256: string, runAt: Date): Promise<void> {
    return this.database.transaction((manager) => queueConversion(manager, sha256, runAt));
  }

  async startConversion(sha256: string): Promise<StartedConversion | null> {
    const [[started]]: [StartedConversion[], number] = await this.database.manager.query(
      `update playbacks set state = 'RUNNING', attempts = attempts + 1, percent = 0, changed_at = now()
       from media_files file
       where playbacks.sha256 = $1 and playbacks.state in ('WAITING', 'RUNNING')
         and file.id = (select id from media_files where sha256 = $1 and state = 'READY' limit 1)
       returning playbacks.sha256, attempts as attempt, file.content_type as "contentType"`,
      [sha256],
    );
    return started ?? null;
  }

  recordPercent(started: StartedConversion, percent: number): Promise<boolean> {
    return this.updateRunning(started, "percent = $3", [percent]);
  }

  async finishConversion(
    started: StartedConversion,
    { facts, files }: { readonly facts: PlaybackFacts; readonly files: Readonly<Record<string, number>> },
  ): Promise<void> {
    const changes =
      "state = 'READY', percent = 100, duration_ms = $3, width = $4, height = $5, files = $6, changed_at = now()";
    const { durationMs, size } = facts;
    await this.updateRunning(started, changes, [
      durationMs,
      size?.width ?? null,
      size?.height ?? null,
      JSON.stringify(files),
    ]);
  }

  endConversion(
    started: StartedConversion,
    state: "WAITING" | "UNPLAYABLE" | "FAILED",
    { isInterrupted = false }: { readonly isInterrupted?: boolean } = {},
  ): Promise<boolean> {
    const changes = "state = $3, percent = 0, attempts = attempts - $4::boolean::int, changed_at = now()";
    return this.updateRunning(started, changes, [state, isInterrupted]);
  }

  restartConversion(sha256: string, jobs: readonly AuditJob[]): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [, count]: [unknown, number] = await manager.query(
        `update playbacks set state = 'WAITING', attempts = 0, changed_at = now()
         where sha256 = $1 and state = 'FAILED'`,
        [sha256],
      );
      if (count === 0) return false;
      await enqueueAll(manager, [conversionJob(sha256), ...jobs]);
      return true;
    });
  }

  deleteOrphan(sha256: string, removeObjects: () => Promise<void>): Promise<void> {
    return this.database.transaction(async (manager) => {
      await lockUntilCommit(manager, `media ${sha256}`);
      const files = await manager.query<object[]>("select from media_files where sha256 = $1 limit 1", [sha256]);
      if (files.length > 0) return;
      await removeObjects();
      await manager.query("delete from playbacks where sha256 = $1", [sha256]);
    });
  }

  private async updateRunning(
    { sha256, attempt }: StartedConversion,
    changes: string,
    values: readonly unknown[],
  ): Promise<boolean> {
    const [, count]: [unknown, number] = await this.database.manager.query(
      `update playbacks set ${changes} where sha256 = $1 and attempts = $2 and state = 'RUNNING'`,
      [sha256, attempt, ...values],
    );
    return count === 1;
  }
}

/** Also adds the playback if there is none. */
export async function queueConversion(manager: EntityManager, sha256: string, runAt?: Date): Promise<void> {
  await lockUntilCommit(manager, `media ${sha256}`);
  await manager.query(
    `insert into playbacks (sha256)
     select $1 where exists (select from media_files where sha256 = $1 and state = 'READY')
     on conflict do nothing`,
    [sha256],
  );
  const waiting = await manager.query<object[]>("select from playbacks where sha256 = $1 and state = 'WAITING'", [
    sha256,
  ]);
  if (waiting.length > 0) await enqueueAll(manager, [conversionJob(sha256, runAt)]);
}

function conversionJob(sha256: string, runAt?: Date): NewJob {
  return {
    task: "convertMedia",
    data: { sha256 },
    options: { key: `convert ${sha256}`, ...(runAt ? { runAt } : {}) },
  };
}

function playbackFrom({ duration_ms, width, height, ...row }: PlaybackRow): Playback {
  const size = width !== null && height !== null ? { width, height } : null;
  return { ...row, facts: duration_ms === null ? null : { durationMs: integerFrom(duration_ms), size } };
}
