import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createLogger } from "../../logging/logger.js";
import { currentRequest, runInRequest } from "../../logging/request-context.js";
import { eventually } from "../../testing/eventually.js";
import { PostgresPair } from "../../testing/stand-ins/postgres-pair.js";
import { withPostgresPair } from "../../testing/stand-ins/with-postgres-pair.js";
import { openDatabase, type Database } from "../database.js";
import { unknownPosition, type WritePositions } from "./write-positions.js";

const logger = createLogger("test", "silent");

withPostgresPair("a database with a read replica", () => {
  let pair: PostgresPair;
  let database: Database;

  beforeAll(async () => {
    pair = await PostgresPair.start();
    await pair.primary.query("create table lamps (id int)");
  });

  afterAll(() => pair[Symbol.asyncDispose]());

  beforeEach(async () => {
    const settings = {
      url: pair.primary.url,
      replica: { subgraph: "catalog", url: pair.replica.url, longestLagMs: 3000 },
      poolSize: 3,
      waitMs: 5000,
      preparesStatements: true,
    };
    database = await openDatabase({ settings, entities: [], migrations: [], logger });
  });

  afterEach(() => database[Symbol.asyncDispose]());

  interface Read {
    readonly count: number;
    readonly isReplica: boolean;
    readonly statements: number;
  }

  /** Counts the lamps in a request of a session with this position. */
  function read(position: string | null = null): Promise<Read> {
    return readAfter(new Map(position === null ? [] : [["catalog", position]]));
  }

  /** `positions`: undefined when the request allows no replica. */
  function readAfter(positions: WritePositions | undefined): Promise<Read> {
    return runInRequest({ replicaReads: positions }, async () => {
      const sql = `select count(*)::int as count, pg_is_in_recovery() as "isReplica" from lamps where id > $1`;
      const [row] = await database.lists.query<Omit<Read, "statements">[]>(sql, [-1]);
      return {
        count: row?.count ?? -1,
        isReplica: row?.isReplica ?? false,
        statements: currentRequest()?.counters.sqlStatements ?? 0,
      };
    });
  }

  async function insert(): Promise<string> {
    await database.manager.query("insert into lamps values (1)");
    return (await database.writtenPosition()) ?? "";
  }

  async function untilRead(from: "replica" | "primary", position: string | null = null): Promise<Read> {
    return eventually(async () => {
      const found = await read(position);
      if (found.isReplica !== (from === "replica")) throw new Error(`the ${from} is not read`);
      return found;
    });
  }

  test("reads lists of requests from it, with one statement, and all else from the primary", async () => {
    expect(await untilRead("replica")).toMatchObject({ statements: 1 });
    expect(await readAfter(undefined)).toMatchObject({ isReplica: false, statements: 1 });
    const [row] = await database.lists.query<{ isReplica: boolean }[]>(`select pg_is_in_recovery() as "isReplica"`);
    expect(row).toEqual({ isReplica: false });
    expect(database.replicaUse()?.reads).toMatchObject({ fallback: 0 });
  });

  test("reads a session's own change from the primary until the replica has replayed it", async () => {
    await untilRead("replica");
    await pair.pauseReplay();
    const before = await read();
    const position = await insert();
    expect(await read(position)).toMatchObject({ isReplica: false, count: before.count + 1 });
    expect(await read()).toMatchObject({ isReplica: true, count: before.count });
    await pair.resumeReplay();
    expect(await untilRead("replica", position)).toMatchObject({ count: before.count + 1 });
  });

  test("reads the primary for a change of unknown position", async () => {
    await untilRead("replica");
    expect(await read(unknownPosition)).toMatchObject({ isReplica: false });
  });

  test("stops reading it when its replay lags for too long", async () => {
    await untilRead("replica");
    await pair.pauseReplay();
    const { count } = await read();
    await insert();
    expect(await untilRead("primary")).toMatchObject({ count: count + 1 });
    await pair.resumeReplay();
    expect(await untilRead("replica")).toMatchObject({ count: count + 1 });
  });

  test("answers from the primary while the replica hangs, and soon reads the replica again", async () => {
    await untilRead("replica");
    await pair.replica.suspend();
    expect(await read()).toMatchObject({ isReplica: false, statements: 2 });
    expect(database.replicaUse()?.reads.fallback).toBe(1);
    expect(await read()).toMatchObject({ isReplica: false, statements: 1 });
    await pair.replica.resume();
    await untilRead("replica");
  });

  test("answers every request while the replica is killed and started again", async () => {
    await untilRead("replica");
    const { count } = await read();
    await pair.replica.kill();
    for (let request = 0; request < 10; request += 1) expect(await read()).toMatchObject({ isReplica: false, count });
    await pair.replica.start();
    await untilRead("replica");
  });

  test("opens without it", async () => {
    await database[Symbol.asyncDispose]();
    await pair.replica.kill();
    const settings = {
      url: pair.primary.url,
      replica: { subgraph: "catalog", url: pair.replica.url, longestLagMs: 3000 },
      poolSize: 3,
      waitMs: 5000,
      preparesStatements: true,
    };
    database = await openDatabase({ settings, entities: [], migrations: [], logger });
    expect(await read()).toMatchObject({ isReplica: false });
    await pair.replica.start();
    await untilRead("replica");
  });

  test("stops reading a replica that became a primary", async () => {
    await untilRead("replica");
    await pair.promoteReplica();
    await untilRead("primary");
    await pair.replica.query("insert into lamps values (1000)");
    const position = await insert();
    expect((await read(position)).count).toBe((await readAfter(undefined)).count);
  });
});
