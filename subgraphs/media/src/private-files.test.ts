import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import { aPicture } from "./testing/test-pictures.js";
import { MediaHarness } from "./testing/media-harness.js";
import { testFiles } from "./testing/test-files.js";

let media: MediaHarness;
let now = new Date("2027-03-01T10:00:00Z");
/** A video of more than one part, and its link for the instructor who uploaded it. */
const video = Buffer.concat([testFiles.mp4, randomBytes(5_000_000)]);
let videoId: string;
let link: string;

const linkOf = async (id: string, as = media.instructor): Promise<string> =>
  ((await media.file(id, as)) as { link: { url: string } }).link.url;
const contentOf = async (id: string): Promise<{ sha256: string }> => {
  const [file] = (await media.storedKeys("originals/")).map((key) => ({ sha256: key.split("/")[1] ?? "" }));
  return file ?? { sha256: id };
};
const get = (path: string, headers: Record<string, string> = {}, as: typeof media.admin | null = media.instructor) =>
  media.send("GET", path, { headers, as });

beforeAll(async () => {
  media = await MediaHarness.create({ clock: { now: () => now } });
  videoId = (await media.upload(video, "Knots é.mp4", media.instructor)).id;
  link = await linkOf(videoId);
});

afterAll(() => media[Symbol.asyncDispose]());

test.each([
  ["mp4", "VIDEO", "video/mp4"],
  ["mov", "VIDEO", "video/quicktime"],
  ["webm", "VIDEO", "video/webm"],
  ["mp3", "AUDIO", "audio/mpeg"],
  ["wav", "AUDIO", "audio/wav"],
  ["pdf", "DOCUMENT", "application/pdf"],
  ["docx", "DOCUMENT", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["odt", "DOCUMENT", "application/vnd.oasis.opendocument.text"],
] as const)("a file %s is recognized by its content as %s", async (name, kind, contentType) => {
  const content = testFiles[name];
  const file = await media.upload(content, "picture.png");
  expect(file).toMatchObject({ state: "READY", kind, contentType, size: content.length, picture: null });
  expect((await media.send("GET", file.link.url)).content.equals(content)).toBe(true);
});

test.each(["html", "zip"] as const)("a file %s is rejected, whatever its name is", async (name) => {
  expect(await media.upload(testFiles[name], "film.mp4")).toMatchObject({
    state: "REJECTED",
    problem: "KIND_NOT_ACCEPTED",
    kind: null,
    link: null,
  });
});

test("a picture has a limit of its own, because it is converted in memory", async () => {
  const picture = Buffer.concat([await aPicture(20, 20), randomBytes(15_000_000)]);
  expect(await media.upload(picture)).toMatchObject({ state: "REJECTED", problem: "TOO_LARGE" });
  expect((await media.upload(await aPicture(20, 20))).link).toBeNull();
});

test("a file of ten times the memory of the process is checked and stored as a stream", async () => {
  const program = join(import.meta.dirname, "../dist/testing/check-large-file.js");
  const { stdout } = await promisify(execFile)(process.execPath, ["--max-old-space-size=32", program, "320"]);
  const { megabytes, stored } = JSON.parse(stdout) as { megabytes: number; stored: number };
  expect(stored).toBe(320 * 1024 * 1024);
  expect(megabytes).toBeLessThan(100);
});

describe("a link", () => {
  test("has the whole file, which no cache stores", async () => {
    const { status, headers, content } = await get(link);
    expect([status, content.equals(video)]).toEqual([200, true]);
    expect(headers).toMatchObject({
      "content-type": "video/mp4",
      "content-length": String(video.length),
      "accept-ranges": "bytes",
      "cache-control": "private, no-store",
      "content-disposition": "inline; filename*=UTF-8''Knots%20%C3%A9.mp4",
    });
    const head = await media.send("HEAD", link, { as: media.instructor });
    expect([head.status, head.content.length, head.headers["content-length"]]).toEqual([200, 0, String(video.length)]);
  });

  test.each([
    ["bytes=0-9", 206, 0, 10],
    ["bytes=4999990-", 206, 4_999_990, undefined],
    ["bytes=-7", 206, -7, undefined],
    ["bytes=10-99999999", 206, 10, undefined],
    ["bytes=0-1,5-6", 200, 0, undefined],
    ["nonsense", 200, 0, undefined],
  ])("answers the range %s with status %d", async (range, expected, start, end) => {
    const { status, headers, content } = await get(link, { range });
    const part = video.subarray(start, end);
    expect([status, content.equals(part), headers["content-length"]]).toEqual([expected, true, String(part.length)]);
    const first = start < 0 ? video.length + start : start;
    const whole = `bytes ${first}-${first + part.length - 1}/${video.length}`;
    expect(headers["content-range"]).toBe(expected === 206 ? whole : undefined);
  });

  test("refuses a part behind the end, and answers the whole file when it has changed", async () => {
    const outside = await get(link, { range: "bytes=99999999-" });
    expect([outside.status, outside.headers["content-range"]]).toEqual([416, `bytes */${video.length}`]);
    const { etag = "" } = (await get(link, { range: "bytes=0-1" })).headers;
    expect((await get(link, { range: "bytes=0-1", "if-range": etag })).status).toBe(206);
    expect((await get(link, { range: "bytes=0-1", "if-range": '"other"' })).status).toBe(200);
    expect((await get(link, { "if-none-match": etag })).status).toBe(304);
  });

  test("that the owner queried works for no one else, and for no other session of the owner", async () => {
    for (const as of [null, media.customer, media.guest, media.admin, { ...media.instructor, sessionId: randomUUID() }])
      expect((await get(link, {}, as)).status).toBe(403);
    expect((await get(await linkOf(videoId, media.admin), {}, media.admin)).status).toBe(200);
  });

  test("cannot be changed to another file or time, or guessed", async () => {
    const { id: other } = await media.upload(testFiles.pdf, "paper.pdf", media.instructor);
    const later = link.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 60_000}`);
    for (const path of [link.replace(videoId, other), later, link.slice(0, -1), `/media/files/${videoId}`])
      expect((await get(path)).status).toBe(403);
    for (const path of [`/media/files/${randomUUID()}`.replace(/.$/, "x"), "/media/files/", "/media/files/a/b"])
      expect((await get(path)).status).toBe(404);
  });

  test("expires after ten minutes, and a new one works", async () => {
    const { expiresAt } = (await media.file(videoId, media.instructor)).link;
    expect(new Date(expiresAt).getTime() - now.getTime()).toBe(600_000);
    now = new Date(now.getTime() + 601_000);
    const { status, body } = await get(link);
    expect([status, body]).toEqual([403, "This link has expired. Query a new one.\n"]);
    link = await linkOf(videoId);
    expect((await get(link)).status).toBe(200);
  });

  test("does not survive the file", async () => {
    const { id } = await media.upload(testFiles.webm, "a.webm", media.instructor);
    const deleted = await linkOf(id);
    await media.execute("mutation ($id: ID!) { deleteMediaFile(id: $id) { __typename } }", { id });
    expect((await get(deleted)).status).toBe(404);
  });
});

describe("the file of a lesson", () => {
  const lessonId = randomUUID();
  const linkIn = async (as: typeof media.admin | null): Promise<string> => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LessonMedia {
      id name kind contentType size link { url expiresAt } } } }`;
    const r = [{ __typename: "LessonMedia", id: `${lessonId}.${videoId}` }];
    const { data } = await media.execute(query, { r }, as);
    const [found] = data._entities;
    expect(found).toMatchObject({ name: "Knots é.mp4", kind: "VIDEO", contentType: "video/mp4", size: video.length });
    return found.link.url;
  };

  test("is for the session that queried the link, as long as its user may watch the lesson", async () => {
    media.courses.viewers.add(media.customer.id);
    const url = await linkIn(media.customer);
    expect((await get(url, { range: "bytes=0-9" }, media.customer)).content.equals(video.subarray(0, 10))).toBe(true);
    const otherLesson = url.replace(lessonId, randomUUID());
    for (const as of [null, media.admin, media.guest, { ...media.customer, sessionId: randomUUID() }])
      expect((await get(url, {}, as)).status).toBe(403);
    expect((await get(otherLesson, {}, media.customer)).status).toBe(403);
    media.courses.isDown = true;
    await expect(get(url, {}, media.customer)).rejects.toThrow("courses does not answer");
    media.courses.isDown = false;
    media.courses.viewers.delete(media.customer.id);
    for (const range of ["bytes=0-9", "bytes=10-"])
      expect((await get(url, { range }, media.customer)).status).toBe(403);
  });

  test("is for everybody when the lesson is public", async () => {
    const url = await linkIn(null);
    expect((await get(url, {}, null)).status).toBe(403);
    media.courses.viewers.add("");
    expect((await get(url, {}, null)).status).toBe(200);
    media.courses.viewers.delete("");
  });

  test("costs as many statements as the files of fifty lessons", async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LessonMedia { name link { url } } } }`;
    const statementsOf = async (count: number): Promise<number> => {
      const r = Array.from({ length: count }, () => ({ __typename: "LessonMedia", id: `${randomUUID()}.${videoId}` }));
      const counters = new WorkCounters();
      const { data } = await runInRequest({ counters }, () => media.execute(query, { r }, media.customer));
      expect(new Set(data._entities.map(({ link: { url } }: any) => url)).size).toBe(count);
      return counters.sqlStatements;
    };
    expect(await statementsOf(50)).toBe(await statementsOf(1));
  });

  test("has no other address", async () => {
    const { sha256 } = await contentOf(videoId);
    for (const path of [
      `/media/${sha256}`,
      `/media/originals/${sha256}`,
      `/media/${sha256}-1x1/1.webp`,
      `/media/${videoId}`,
    ])
      expect((await media.send("GET", path)).status).toBe(404);
  });

  test("is neither deleted by its owner nor as unused", async () => {
    const course = { courseId: randomUUID(), instructorId: media.instructor.id, isPublished: true };
    media.courses.shown.set(videoId, course);
    const remove = `mutation ($id: ID!) { deleteMediaFile(id: $id) { __typename ... on MediaFileInUse { uses { typename id } } } }`;
    const { data } = await media.execute(remove, { id: videoId }, media.instructor);
    const uses = [{ typename: "Course", id: course.courseId }];
    expect(data.deleteMediaFile).toEqual({ __typename: "MediaFileInUse", uses });
    now = new Date(now.getTime() + 25 * 60 * 60 * 1000);
    await media.runJob("deleteUnusedMedia");
    expect(await media.file(videoId)).not.toBeNull();
    media.courses.shown.clear();
    now = new Date(now.getTime() + 25 * 60 * 60 * 1000);
    await media.runJob("deleteUnusedMedia");
    expect(await media.file(videoId)).toBeNull();
  });
});

test("a picture of a lesson is sent in its largest size, to those who may watch the lesson", async () => {
  const { id, picture } = await media.upload(await aPicture(300, 200), "knot.png", media.instructor);
  media.courses.viewers.add(media.customer.id);
  const representation = { __typename: "LessonMedia", id: `${randomUUID()}.${id}` };
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LessonMedia { kind alt link { url } } } }`;
  const { data } = await media.execute(query, { r: [representation] }, media.customer);
  const [{ kind, alt, link: given }] = data._entities;
  expect([kind, alt]).toEqual(["PICTURE", null]);
  const { status, headers, content } = await get(given.url, {}, media.customer);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "image/webp",
    "content-length": String(content.length),
    "content-disposition": "inline; filename*=UTF-8''knot.webp",
  });
  expect(content.equals((await media.send("GET", picture.url)).content)).toBe(true);
  media.courses.viewers.clear();
  expect((await get(given.url, {}, media.customer)).status).toBe(403);
});

test("keepMediaFiles returns checked files with their kind, and keeps them for a day", async () => {
  const keep = async (ids: string[], checksums?: string[]): Promise<unknown> => {
    const query = `mutation ($input: KeepMediaFilesInput!) { keepMediaFiles(input: $input) { id ownerId kind checksum } }`;
    return (await media.executeFrom("courses", query, { input: { ids, checksums } })).data.keepMediaFiles;
  };
  const { id } = await media.upload(testFiles.pdf, "paper.pdf", media.instructor);
  const unfinished = await media.start(1000);
  const kept = await keep([id, unfinished, randomUUID(), "no-id"]);
  expect(kept).toEqual([{ id, ownerId: media.instructor.id, kind: "DOCUMENT", checksum: null }]);
  const { id: pictureId, picture } = await media.upload(await aPicture(310, 200), "knot.png", media.instructor);
  const found = { id: pictureId, ownerId: media.instructor.id, kind: "PICTURE", checksum: picture.id };
  expect(await keep([], [picture.id, "0".repeat(64)])).toEqual([found]);
  now = new Date(now.getTime() + 23 * 60 * 60 * 1000);
  expect(await keep([id])).toHaveLength(1);
  now = new Date(now.getTime() + 23 * 60 * 60 * 1000);
  await media.runJob("deleteUnusedMedia");
  expect(await media.file(id)).not.toBeNull();
  now = new Date(now.getTime() + 2 * 60 * 60 * 1000);
  await media.runJob("deleteUnusedMedia");
  expect(await media.file(id)).toBeNull();
});
