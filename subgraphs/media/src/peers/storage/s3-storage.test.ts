import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { S3Server } from "@souk/kernel/testing/stand-ins/s3-server";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { StorageRefusedError } from "../../domain/object-storage.js";
import { MediaHarness } from "../../testing/media-harness.js";
import { objectStorageContract } from "../../testing/object-storage-contract.js";
import { aPicture } from "../../testing/test-pictures.js";
import { S3Storage } from "./s3-storage.js";
import type { BucketSettings } from "./storage-settings.js";

let server: S3Server;

const settings = (changes: Partial<BucketSettings> = {}): BucketSettings => ({
  bucket: S3Server.bucket,
  region: "us-east-1",
  url: server.url,
  keys: S3Server.keys,
  ...changes,
});

const outages: unknown[] = [];
const open = (changes: Partial<BucketSettings> = {}): S3Storage =>
  new S3Storage(settings(changes), (error) => outages.push(error));

beforeAll(async () => {
  server = await S3Server.start();
});

afterAll(() => server[Symbol.asyncDispose]());

describe("the storage in S3", () => {
  objectStorageContract(async () => open());

  test("stores a stream of several parts", async () => {
    await using storage = open();
    const megabytes = Array.from({ length: 17 }, (_, index) => Buffer.alloc(1024 * 1024, index));
    await storage.write("g/large", Readable.from(megabytes));
    const stored = await storage.read("g/large");
    expect(stored?.sizeBytes).toBe(17 * 1024 * 1024);
    expect((await buffer(stored?.content as Readable)).equals(Buffer.concat(megabytes))).toBe(true);
  });

  test("S4-39: has the picture that a client uploaded, and clients get it", async () => {
    await using media = await MediaHarness.create({ storage: settings() });
    const { state, picture } = await media.upload(await aPicture(200, 100));
    expect(state).toBe("READY");
    const { content } = await media.send("GET", picture.url, { as: null });
    const stored = await media.storage.read(`pictures/${picture.id}/200.webp`);
    expect(stored && (await buffer(stored.content)).equals(content)).toBe(true);
    expect(await media.storedKeys(`pictures/${picture.id}/`)).toHaveLength(4);
    expect(await media.storedKeys("incoming/")).toEqual([]);
  });

  test.each([
    ["a bucket that does not exist", { bucket: "none" }, "MEDIA_S3_BUCKET none cannot be used (NoSuchBucket"],
    ["an unknown key", { keys: { id: "nobody", secret: "x" } }, "InvalidAccessKeyId"],
  ])("refuses %s", async (_what, changes, message) => {
    await using storage = open(changes);
    const refused = storage.check();
    await expect(refused).rejects.toThrow(StorageRefusedError);
    await expect(refused).rejects.toThrow(message);
  });

  test("that does not answer is an outage, which an upload survives", async () => {
    const nobody = { url: "http://127.0.0.1:1" };
    await using storage = open(nobody);
    await expect(storage.check()).rejects.toThrow(ServiceUnavailableError);
    await expect(storage.list("").next()).rejects.toThrow(ServiceUnavailableError);
    expect(outages).toMatchObject([{ code: "ECONNREFUSED" }, { code: "ECONNREFUSED" }]);
    await using media = await MediaHarness.create({ storage: settings(nobody) });
    const content = await aPicture(20, 10);
    const id = await media.start(content.length);
    expect(await media.append(id, content)).toMatchObject({ status: 503, body: expect.stringContaining("Continue") });
    expect(await media.file(id)).toMatchObject({ state: "UPLOADING", receivedBytes: 0 });
  });
});
