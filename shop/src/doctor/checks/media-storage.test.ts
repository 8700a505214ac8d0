import { S3Server } from "@souk/kernel/testing/stand-ins/s3-server";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { mediaDatabase } from "@souk/media/database";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseFindings } from "../database/database-findings.js";
import { doctorView, type DoctorView } from "../doctor-view.js";
import { checkMediaStorage } from "./media-storage.js";

let server: S3Server;

beforeAll(async () => {
  server = await S3Server.start();
});

afterAll(() => server[Symbol.asyncDispose]());

const viewOf = (changes: Readonly<Record<string, string>>): DoctorView =>
  doctorView("media", changes, { project: {} } as never);

const inBucket = (changes: Readonly<Record<string, string>> = {}): DoctorView =>
  viewOf({
    MEDIA_S3_BUCKET: S3Server.bucket,
    MEDIA_S3_URL: server.url,
    MEDIA_S3_ACCESS_KEY_ID: S3Server.keys.id,
    MEDIA_S3_SECRET_ACCESS_KEY: S3Server.keys.secret,
    ...changes,
  });

test("a bucket, and a folder that the first upload will create, are ok", async () => {
  expect(await checkMediaStorage(inBucket())).toMatchObject([{ status: "ok", message: "the bucket souk can be used" }]);
  expect(await checkMediaStorage(viewOf({ MEDIA_FOLDER: "/tmp/none" }))).toMatchObject([{ status: "ok" }]);
});

test("a bucket that does not exist is a failure that names the setting", async () => {
  expect(await checkMediaStorage(inBucket({ MEDIA_S3_BUCKET: "none" }))).toMatchObject([
    {
      status: "failed",
      message: expect.stringContaining("MEDIA_S3_BUCKET none"),
      advice: expect.stringContaining("MEDIA_S3_"),
    },
  ]);
});

test("a server that cannot be reached is a failure", async () => {
  expect(await checkMediaStorage(inBucket({ MEDIA_S3_URL: "http://127.0.0.1:1" }))).toMatchObject([
    { status: "failed", message: expect.stringContaining("ECONNREFUSED") },
  ]);
});

test("several replicas with a folder are a warning, and with a bucket none", async () => {
  await using database = await TestDatabase.create("media_replicas", mediaDatabase);
  const workers = ["one", "two"].map(
    (id) => new pg.Client({ connectionString: database.url, application_name: `jobs:${id}` }),
  );
  const [first, second] = workers as [pg.Client, pg.Client];
  const findings = (view: DoctorView) => databaseFindings("media", first, view);
  await first.connect();
  expect(await findings(viewOf({}))).not.toContainEqual(expect.objectContaining({ status: "warning" }));
  await second.connect();
  expect(await findings(viewOf({}))).toContainEqual(
    expect.objectContaining({ status: "warning", message: expect.stringMatching(/^2 replicas keep the files/) }),
  );
  expect(await findings(inBucket())).not.toContainEqual(expect.objectContaining({ status: "warning" }));
  for (const worker of workers) await worker.end();
});
