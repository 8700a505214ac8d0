import type { Database } from "@souk/kernel/database/database";
import { dropJobs, enqueueAll } from "@souk/kernel/jobs/outbox";
import { LessThanOrEqual, MoreThan, type EntityManager } from "typeorm";
import type { OutboxJob } from "../../domain/outbox-job.js";
import {
  maxDevices,
  type NewSession,
  type RotatedSession,
  type Rotation,
  type SessionStore,
} from "../../domain/sessions/session-store.js";
import type { User } from "../../domain/users/user.js";
import { maxListedSessions, type UserSession } from "../../domain/sessions/user-session.js";
import { RefreshTokenEntity, SessionEntity } from "./session-entities.js";
import { userColumns, userFromRow, type UserRow } from "../users/user-from-row.js";

type RotatedRow = UserRow & { readonly session_id: string; readonly token_expires_at: Date };

/** Stores sessions and the hashes of their refresh tokens in PostgreSQL. */
export class SessionRepository implements SessionStore {
  constructor(private readonly database: Database) {}

  async startSession(session: NewSession, jobs: readonly OutboxJob[] = []): Promise<void> {
    if (jobs.length === 0) return insertSession(this.database.manager, session);
    await this.database.transaction(async (manager) => {
      await insertSession(manager, session);
      await enqueueAll(manager, jobs);
    });
  }

  dropJobs(keys: readonly string[]): Promise<void> {
    return dropJobs(this.database.manager, keys);
  }

  async rotateToken(rotation: Rotation): Promise<RotatedSession | null> {
    const { presentedHash, nextHash, now, nextExpiresAt, userAgent, clientAddress } = rotation;
    // Locks the session's row first, as the end of a session does, so that of two concurrent uses of a token the second
    // finds it used.
    const [row]: RotatedRow[] = await this.database.manager.query(
      `with family as (
         select session.id, least($4::timestamptz, session.expires_at) as token_expires_at
         from refresh_tokens token
         join sessions session on session.id = token.session_id
         join users on users.id = session.user_id
         where token.token_hash = $1 and token.used_at is null and token.expires_at > $3
           and session.expires_at > $3 and users.is_active
         for no key update of session
       ), spent as (
         update refresh_tokens token set used_at = $3 from family
         where token.token_hash = $1 and token.used_at is null
         returning family.id, family.token_expires_at
       ), touched as (
         update sessions session set last_used_at = greatest(session.last_used_at, $3),
           user_agent = coalesce($5, session.user_agent), client_address = coalesce($6, session.client_address)
         from spent
         where session.id = spent.id
         returning session.user_id
       ), issued as (
         insert into refresh_tokens (token_hash, session_id, expires_at) select $2, id, token_expires_at from spent
       )
       select spent.id as session_id, spent.token_expires_at, ${userColumns}
       from spent cross join touched join users on users.id = touched.user_id`,
      [presentedHash, nextHash, now, nextExpiresAt, userAgent, clientAddress],
    );
    return row ? { sessionId: row.session_id, user: userFromRow(row), tokenExpiresAt: row.token_expires_at } : null;
  }

  async userOfSession(sessionId: string, now: Date): Promise<User | null> {
    const [row]: UserRow[] = await this.database.manager.query(
      `select ${userColumns} from sessions session join users on users.id = session.user_id
       where session.id = $1 and session.expires_at > $2 and users.is_active`,
      [sessionId, now],
    );
    return row ? userFromRow(row) : null;
  }

  async hasStartedAfter(sessionId: string, time: Date): Promise<boolean> {
    return this.database.manager.existsBy(SessionEntity, { id: sessionId, createdAt: MoreThan(time) });
  }

  async endReplayedSession(tokenHash: Buffer): Promise<void> {
    await this.database.manager.query(
      `delete from sessions
       where id = (select session_id from refresh_tokens where token_hash = $1 and used_at is not null)`,
      [tokenHash],
    );
  }

  async endSessions({ sessionId, tokenHash }: Parameters<SessionStore["endSessions"]>[0]): Promise<boolean> {
    const [, ended]: [unknown[], number] = await this.database.manager.query(
      `delete from sessions
       where id = $1 or id = (select session_id from refresh_tokens where token_hash = $2)`,
      [sessionId, tokenHash],
    );
    return ended > 0;
  }

  sessionsOf(userIds: readonly string[], now: Date, idleSince: Date): Promise<readonly UserSession[]> {
    return this.database.manager.query(
      `select session.id, session.user_id as "userId", session.user_agent as "userAgent",
         session.client_address as "clientAddress", session.created_at as "createdAt",
         session.last_used_at as "lastUsedAt", session.expires_at as "expiresAt"
       from unnest($1::uuid[]) owner(id) cross join lateral (
         select * from sessions where user_id = owner.id and expires_at > $2 and last_used_at > $3
         order by last_used_at desc, id limit $4
       ) session
       order by session.last_used_at desc, session.id`,
      [userIds, now, idleSince, maxListedSessions],
    );
  }

  async endSessionsOf(
    userId: string,
    { only, but }: { readonly only?: string; readonly but?: string },
  ): Promise<number> {
    const [, ended]: [unknown[], number] = await this.database.manager.query(
      `delete from sessions where user_id = $1 and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3)`,
      [userId, only ?? null, but ?? null],
    );
    return ended;
  }

  async forgetExpiredSessions(now: Date, idleSince: Date): Promise<void> {
    const { manager } = this.database;
    await manager.delete(SessionEntity, [
      { expiresAt: LessThanOrEqual(now) },
      { lastUsedAt: LessThanOrEqual(idleSince) },
    ]);
    await manager.delete(RefreshTokenEntity, { expiresAt: LessThanOrEqual(now) });
  }
}

async function insertSession(manager: EntityManager, session: NewSession): Promise<void> {
  const { id, userId, userAgent, clientAddress, createdAt, expiresAt, tokenHash, tokenExpiresAt, device, locale } =
    session;
  await manager.query(
    `with started as (
         insert into sessions (id, user_id, user_agent, created_at, last_used_at, expires_at, client_address)
         values ($1, $2, $3, $4, $4, $5, $12) returning id
       ), forgotten as (
         delete from known_devices where user_id = $2 and (token_hash = $8 or token_hash in (
           select token_hash from known_devices where user_id = $2 order by seen_at desc, token_hash offset $10
         ))
       ), known as (
         insert into known_devices (token_hash, user_id, seen_at, expires_at) values ($9, $2, $4, $11)
       ), reader as (
         update users set locale = $13 where id = $2 and $13::text is not null and locale is distinct from $13
       )
       insert into refresh_tokens (token_hash, session_id, expires_at) select $6, id, $7 from started`,
    [
      id,
      userId,
      userAgent,
      createdAt,
      expiresAt,
      tokenHash,
      tokenExpiresAt,
      device.replacedHash,
      device.hash,
      maxDevices - 1,
      device.expiresAt,
      clientAddress,
      locale ?? null,
    ],
  );
}
