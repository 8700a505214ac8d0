import { createHash, randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { until } from "@souk/kernel/testing/eventually";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import sharp from "sharp";
import { StorageFullError } from "./domain/object-storage.js";
import { aFlatPicture, aPicture } from "./testing/test-pictures.js";
import { MediaHarness } from "./testing/media-harness.js";

let media: MediaHarness;

beforeAll(async () => {
  media = await MediaHarness.create();
});

afterAll(async () => media[Symbol.asyncDispose]());

/** A picture with bytes after its end, which a decoder ignores: it has more than one part. */
const aLongFile = async () => Buffer.concat([await aPicture(200, 200), randomBytes(9_000_000)]);

/** Sends the first bytes of the upload `id` and breaks the connection. */
function cutAt(id: string, content: Uint8Array, bytes: number): Readable {
  const partBytes = 4 * 1024 * 1024;
  return Readable.from(
    (async function* () {
      yield content.subarray(0, partBytes);
      // the bytes that follow a stored part are read at once, and those before it after statements
      await until(async () => (await media.file(id)).receivedBytes === partBytes);
      yield content.subarray(partBytes, bytes);
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    })(),
  );
}

describe("an upload", () => {
  test("becomes a picture without metadata in several sizes", async () => {
    const original = await aPicture(700, 500);
    expect((await sharp(original).metadata()).exif).toBeDefined();
    const file = await media.upload(original, "Lampe é.jpg");
    expect(file).toMatchObject({ name: "Lampe é.jpg", state: "READY", problem: null });
    expect(file.picture).toMatchObject({ width: 700, height: 500 });
    expect(file.picture.placeholder).toMatch(/^data:image\/webp;base64,/);
    expect(file.picture.variants.map(({ width, format }: any) => `${width}.${format}`)).toEqual([
      "160.AVIF",
      "160.WEBP",
      "320.AVIF",
      "320.WEBP",
      "640.AVIF",
      "640.WEBP",
      "700.AVIF",
      "700.WEBP",
    ]);
    for (const { url } of file.picture.variants) {
      const { status, headers, content } = await media.send("GET", url, { as: null });
      expect([status, headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
      const { exif, xmp, iptc } = await sharp(content).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    }
    expect(await media.storedKeys(`incoming/${file.id}`)).toEqual([]);
  });

  test("that is cut at 60 % continues there", async () => {
    const content = await aLongFile();
    const id = await media.start(content.length);
    const sixty = Math.floor(content.length * 0.6);
    expect((await media.append(id, cutAt(id, content, sixty))).status).toBeGreaterThanOrEqual(400);
    const { headers } = await media.send("HEAD", `/uploads/${id}`);
    expect(headers["upload-offset"]).toBe(String(sixty));
    expect(headers["upload-length"]).toBe(String(content.length));
    expect(await media.file(id)).toMatchObject({ state: "UPLOADING", receivedBytes: sixty });
    const rest = await media.append(id, content.subarray(sixty), sixty);
    expect([rest.status, rest.headers["upload-offset"]]).toEqual([204, String(content.length)]);
    expect(await media.checked(id)).toMatchObject({ state: "READY", sizeBytes: content.length });
  });

  test("larger than a part is stored in several parts, in their order", async () => {
    const content = await aLongFile();
    const file = await media.upload(content);
    expect(file).toMatchObject({ state: "READY", picture: { id: createHash("sha256").update(content).digest("hex") } });
  });

  test("stores the same bytes of two concurrent requests once", async () => {
    const content = await aPicture();
    const id = await media.start(content.length);
    const sent = await Promise.all([media.append(id, content), media.append(id, content)]);
    expect(sent.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await media.checked(id)).toMatchObject({ state: "READY" });
  });

  test("can be cancelled until it is complete", async () => {
    const content = await aPicture();
    const id = await media.start(content.length);
    await media.append(id, content.subarray(0, 1000));
    expect((await media.send("DELETE", `/uploads/${id}`)).status).toBe(204);
    expect((await media.send("HEAD", `/uploads/${id}`)).status).toBe(404);
    expect(await media.storedKeys(`incoming/${id}`)).toEqual([]);
  });

  test("belongs to its user", async () => {
    const id = await media.start(1000, "mine.png", media.instructor);
    const other = { id: randomUUID(), role: "INSTRUCTOR" } as const;
    for (const as of [other, media.admin]) {
      expect((await media.send("HEAD", `/uploads/${id}`, { as })).status).toBe(404);
      expect((await media.append(id, Buffer.alloc(10), 0, as)).status).toBe(404);
      expect((await media.send("DELETE", `/uploads/${id}`, { as })).status).toBe(404);
    }
    expect(await media.file(id, other)).toBeNull();
    expect(await media.file(id, media.instructor)).toMatchObject({ name: "mine.png" });
  });

  test.each([
    ["a visitor", (): null => null, 401],
    ["a guest", (): TestViewer => media.guest, 403],
  ] as const)("is refused for %s", async (_who, as, status) => {
    const headers = { "upload-length": "10" };
    expect((await media.send("POST", "/uploads", { headers, as: as() })).status).toBe(status);
  });

  test("by a customer becomes a picture, which another customer does not see", async () => {
    const { id, picture } = await media.upload(await aPicture(320, 320), "me.png", media.customer);
    expect(await media.file(id, media.customer)).toMatchObject({ state: "READY", name: "me.png" });
    const other = { id: randomUUID(), role: "CUSTOMER" } as const;
    expect(await media.file(id, other)).toBeNull();
    expect((await media.send("GET", `/media/originals/${picture.id}`, { as: media.customer })).status).toBe(404);
  });

  test("by a customer has lower limits", async () => {
    const post = (bytes: number, as = media.customer) =>
      media.send("POST", "/uploads", { headers: { "upload-length": String(bytes) }, as });
    expect((await post(10_000_001)).status).toBe(413);
    const other = { id: randomUUID(), role: "CUSTOMER" } as const;
    const sent = [await post(10_000_000, other), await post(10_000_000, other), await post(1, other)];
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 429]);
    expect((await post(10_000_001, media.instructor)).status).toBe(201);
  });

  test.each([
    ["an empty file", { "upload-length": "0" }, 400],
    ["a file without a length", {}, 400],
    ["a file that is too large", { "upload-length": "20000001" }, 413],
    ["another version of the protocol", { "upload-length": "10", "tus-resumable": "0.2.2" }, 400],
  ])("is refused for %s", async (_case, headers, status) => {
    expect((await media.send("POST", "/uploads", { headers })).status).toBe(status);
  });
});

describe("a file that cannot be published", () => {
  const cut = async (): Promise<Uint8Array> => (await aPicture()).subarray(0, 20_000);

  test.each([
    ["a text with the name of a picture", async () => Buffer.from("<svg onload=alert(1)>"), "KIND_NOT_ACCEPTED"],
    ["an SVG drawing", async () => Buffer.from('<?xml version="1.0"?><svg/>'), "KIND_NOT_ACCEPTED"],
    ["a picture that ends too early", cut, "BROKEN_PICTURE"],
    ["a picture with too many pixels", () => aFlatPicture(9000, 9000), "TOO_MANY_PIXELS"],
  ])("is rejected: %s", async (_case, content, problem) => {
    expect(await media.upload(await content(), "lamp.png")).toMatchObject({
      state: "REJECTED",
      problem,
      picture: null,
    });
  });

  test("tells the uploader that the disk is full, and continues when it is not", async () => {
    const content = await aPicture(400, 300);
    const id = await media.start(content.length);
    const full = new StorageFullError(new Error("the test's disk is full"));
    const write = jest.spyOn(media.storage, "write").mockRejectedValueOnce(full);
    expect(await media.append(id, content)).toMatchObject({ status: 507 });
    expect((await media.append(id, content.subarray(0, 100))).status).toBe(204);
    write.mockRejectedValueOnce(full);
    expect((await media.append(id, content.subarray(100), 100)).status).toBe(507);
    expect((await media.append(id, content.subarray(100), 100)).status).toBe(204);
    expect(await media.checked(id)).toMatchObject({ state: "READY" });
  });
});

test("the unused files of a user have a limit, also for concurrent uploads", async () => {
  await using small = await MediaHarness.create({
    limits: { maxFileBytes: 1000, maxPictureBytes: 1000, maxUnusedBytes: 2500 },
  });
  const post = () => small.send("POST", "/uploads", { headers: { "upload-length": "1000" } });
  const sent = await Promise.all([post(), post(), post()]);
  expect(sent.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 201, 429]);
  const other = small.send("POST", "/uploads", { headers: { "upload-length": "1000" }, as: small.instructor });
  expect((await other).status).toBe(201);
});

test("a virus is not published, and a scanner that does not answer leaves no picture", async () => {
  await using scanned = await MediaHarness.create({ clamd: { host: "127.0.0.1", port: 1 } });
  const content = await aPicture(200, 200);
  const id = await scanned.start(content.length);
  await scanned.append(id, content);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await scanned.file(id)).toMatchObject({ state: "CHECKING", picture: null });
  expect(await scanned.storedKeys("pictures/")).toEqual([]);
});
