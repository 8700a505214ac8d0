import { afterAll, beforeAll, expect, test } from "vitest";
import { PostgresPair } from "@souk/kernel/testing/stand-ins/postgres-pair";
import { withPostgresPair } from "@souk/kernel/testing/stand-ins/with-postgres-pair";
import { doctorView } from "../doctor-view.js";
import { checkReplicas } from "./replicas.js";

withPostgresPair("the doctor checks a read replica", () => {
  let pair: PostgresPair;

  beforeAll(async () => {
    pair = await PostgresPair.start();
  });

  afterAll(() => pair[Symbol.asyncDispose]());

  async function findingOf(readUrl: string, primaryUrl = pair.primary.url) {
    const settings = { SHIPPING_DATABASE_URL: primaryUrl, SHIPPING_DATABASE_READ_URL: readUrl };
    const [found] = await checkReplicas(doctorView("shipping", settings, { project: {} } as never));
    return found;
  }

  test("a replica that replays is ok", async () => {
    expect(await findingOf(pair.replica.url)).toMatchObject({ status: "ok" });
  });

  test("a primary in its place is a warning", async () => {
    expect(await findingOf(pair.primary.url)).toMatchObject({
      status: "warning",
      message: expect.stringContaining("is a primary"),
    });
  });

  test("a server with another history is a failure", async () => {
    await using other = await PostgresPair.start();
    expect(await findingOf(other.replica.url)).toMatchObject({
      status: "failed",
      message: "it is not a copy of the primary",
    });
  });

  test("a paused replay is a warning that says how to resume it", async () => {
    await pair.pauseReplay();
    const found = await findingOf(pair.replica.url);
    await pair.resumeReplay();
    expect(found).toMatchObject({ status: "warning", advice: expect.stringContaining("pg_wal_replay_resume") });
  });

  test("a dead replica is a warning, because the primary answers", async () => {
    await pair.replica.kill();
    expect(await findingOf(pair.replica.url)).toMatchObject({
      status: "warning",
      advice: expect.stringContaining("primary answers"),
    });
  });
});
