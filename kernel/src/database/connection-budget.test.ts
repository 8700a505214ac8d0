import { describe, expect, test } from "vitest";
import { connectionShares, connectionUses, leastConnections, TooFewConnectionsError } from "./connection-budget.js";

const { pools, jobWorkers, listeners, spareListeners, audit } = connectionUses;

describe("connection shares", () => {
  test.each<[what: string, available: number, replicas: number, pool: number, jobs: number, spare: boolean]>([
    ["a server with max_connections = 50", 47, 1, 1, 2, false],
    ["a server with max_connections = 60", 57, 1, 2, 2, false],
    ["a server with PostgreSQL's default of 100", 97, 1, 3, 3, true],
    ["a server with 300", 297, 1, 10, 6, true],
    ["three replicas on a server with 300", 297, 3, 3, 3, true],
    ["a server with more than the shop can use", 5000, 2, 10, 6, true],
  ])("%s", (_what, available, replicas, pool, jobs, hasSpare) => {
    expect(connectionShares({ replicas }, available)).toEqual({ pool, jobs, spareListeners: hasSpare });
  });

  test("never exceed the server's connections in total", () => {
    for (const replicas of [1, 2, 5]) {
      for (let available = leastConnections(replicas); available < 1000; available += 1) {
        const { pool, jobs, spareListeners: hasSpare } = connectionShares({ replicas }, available);
        const spare = hasSpare ? spareListeners : 0;
        const opened = replicas * (pools * pool + jobWorkers * jobs + listeners + spare + audit);
        expect(opened).toBeLessThanOrEqual(available);
      }
    }
  });

  test("follow DATABASE_CONNECTIONS, and DATABASE_POOL_SIZE sets the pool size", () => {
    expect(connectionShares({ total: 65, replicas: 1 }, 300)).toEqual({ pool: 2, jobs: 2, spareListeners: true });
    expect(connectionShares({ poolSize: 7, replicas: 1 }, 300)).toEqual({ pool: 7, jobs: 6, spareListeners: true });
  });

  test.each<[what: string, given: { total?: number; replicas: number }, available: number, message: string]>([
    [
      "a server with too few connections",
      { replicas: 1 },
      40,
      `the PostgreSQL server gives 40 connections, and the shop needs at least ${leastConnections(1)}; raise max_connections of the server`,
    ],
    [
      "too many replicas",
      { replicas: 3 },
      97,
      `the PostgreSQL server gives 97 connections, and 3 replicas of the shop (REPLICAS) need at least ${leastConnections(3)}; raise max_connections of the server, or lower REPLICAS`,
    ],
    [
      "a setting that is too low",
      { total: 20, replicas: 1 },
      300,
      `DATABASE_CONNECTIONS gives 20 connections, and the shop needs at least ${leastConnections(1)}; raise DATABASE_CONNECTIONS`,
    ],
    [
      "a setting that is too high",
      { total: 300, replicas: 1 },
      97,
      "DATABASE_CONNECTIONS is 300, and the PostgreSQL server gives 97; lower it, or raise max_connections of the server",
    ],
  ])("are refused for %s, in one line", (_what, given, available, message) => {
    expect(() => connectionShares(given, available)).toThrow(new TooFewConnectionsError(message));
  });
});
