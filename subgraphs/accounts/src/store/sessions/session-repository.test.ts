import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openTestDatabase } from "@souk/kernel/testing/test-database";
import { hashOfSecret, newSecret } from "@souk/kernel/keys/secret";
import { daysAfter } from "../../domain/sessions/session-lifetimes.js";
import { accountsDatabase } from "../database-definition.js";
import { SessionRepository } from "./session-repository.js";
import { UserEntity } from "../users/user-entity.js";

const start = new Date("2026-05-04T12:00:00.000Z");
let testDatabase: Awaited<ReturnType<typeof openTestDatabase>>;
let store: SessionRepository;

beforeAll(async () => {
  testDatabase = await openTestDatabase("accounts", accountsDatabase);
  store = new SessionRepository(testDatabase.database);
});

afterAll(async () => testDatabase[Symbol.asyncDispose]());

interface StartedSession {
  readonly id: string;
  readonly userId: string;
  readonly tokenHash: Buffer;
}

async function aSession(): Promise<StartedSession> {
  const userId = randomUUID();
  const user = {
    email: `${userId}@example.com`,
    username: null,
    fullName: null,
    role: "CUSTOMER",
    passwordHash: "none",
  };
  const times = { emailVerifiedAt: start, createdAt: start };
  await testDatabase.database.manager.insert(UserEntity, { id: userId, isActive: true, ...user, ...times });
  const session = { id: randomUUID(), userId, tokenHash: hashOfSecret(newSecret()) };
  const expiresAt = daysAfter(start, 90);
  const tokenExpiresAt = daysAfter(start, 30);
  const device = { hash: hashOfSecret(newSecret()), replacedHash: null, expiresAt };
  await store.startSession({
    ...session,
    userAgent: null,
    clientAddress: null,
    createdAt: start,
    expiresAt,
    tokenExpiresAt,
    device,
  });
  return session;
}

async function rotate(presentedHash: Buffer, now = start, nextHash = hashOfSecret(newSecret())) {
  const rotated = await store.rotateToken({
    presentedHash,
    nextHash,
    userAgent: null,
    clientAddress: null,
    now,
    nextExpiresAt: daysAfter(now, 30),
  });
  return rotated && { ...rotated, nextHash };
}

const countOf = async (table: string, id: string): Promise<number> => {
  const column = table === "sessions" ? "id" : "session_id";
  const rows: unknown[] = await testDatabase.database.manager.query(`select 1 from ${table} where ${column} = $1`, [
    id,
  ]);
  return rows.length;
};

describe("rotating a refresh token", () => {
  test("exchanges it for the next one, of the same session and user", async () => {
    const session = await aSession();
    const first = await rotate(session.tokenHash, daysAfter(start, 1));
    expect(first).toMatchObject({ sessionId: session.id, user: { id: session.userId, role: "CUSTOMER" } });
    expect(first?.tokenExpiresAt).toEqual(daysAfter(start, 31));
    expect(await rotate(session.tokenHash)).toBeNull();
    expect(await rotate(first?.nextHash ?? session.tokenHash, daysAfter(start, 2))).not.toBeNull();
  });

  test("never outlives the session", async () => {
    const session = await aSession();
    let hash = session.tokenHash;
    for (const day of [29, 58, 87]) hash = (await rotate(hash, daysAfter(start, day)))?.nextHash ?? hash;
    const rows: { expires_at: Date }[] = await testDatabase.database.manager.query(
      `select expires_at from refresh_tokens where token_hash = $1`,
      [hash],
    );
    expect(rows).toEqual([{ expires_at: daysAfter(start, 90) }]);
    expect(await rotate(hash, daysAfter(start, 90))).toBeNull();
  });

  test("succeeds once for concurrent uses on many connections", async () => {
    for (let round = 0; round < 5; round++) {
      const session = await aSession();
      const answers = await Promise.all(Array.from({ length: 8 }, () => rotate(session.tokenHash)));
      expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
      expect(await countOf("refresh_tokens", session.id)).toBe(2);
    }
  });

  test("waits for a session that is about to end, before it locks rows that the end needs", async () => {
    const session = await aSession();
    let rotated: ReturnType<typeof rotate> | undefined;
    await testDatabase.database.transaction(async (manager) => {
      await manager.query(`select 1 from sessions where id = $1 for update`, [session.id]);
      rotated = rotate(session.tokenHash);
      // long enough for the statement to wait for the row
      await delay(100);
      await manager.query(`delete from sessions where id = $1`, [session.id]);
    });
    expect(await rotated).toBeNull();
  });
});

describe("ending a session", () => {
  test("an unused token is no replay and ends nothing", async () => {
    const session = await aSession();
    await store.endReplayedSession(session.tokenHash);
    expect(await countOf("sessions", session.id)).toBe(1);
  });

  test("a used token ends the session with all its tokens", async () => {
    const session = await aSession();
    await rotate(session.tokenHash);
    await store.endReplayedSession(session.tokenHash);
    expect([await countOf("sessions", session.id), await countOf("refresh_tokens", session.id)]).toEqual([0, 0]);
  });
});

describe("the cleanup", () => {
  test("deletes expired and idle sessions, and used tokens that have expired, and nothing else", async () => {
    const [over, idle, busy] = [await aSession(), await aSession(), await aSession()];
    const busyNext = await rotate(busy.tokenHash, daysAfter(start, 29));
    const now = daysAfter(start, 31);
    await testDatabase.database.manager.query(`update sessions set expires_at = $2, last_used_at = $2 where id = $1`, [
      over.id,
      daysAfter(start, 30),
    ]);
    await store.forgetExpiredSessions(now, daysAfter(now, -30));
    const left = await Promise.all([over, idle, busy].map(({ id }) => countOf("sessions", id)));
    expect(left).toEqual([0, 0, 1]);
    expect(await countOf("refresh_tokens", busy.id)).toBe(1);
    expect(await rotate(busyNext?.nextHash ?? busy.tokenHash, now)).not.toBeNull();
  });
});
