import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { runInRequest, WorkCounters } from "@souk/kernel/logging/request-context";
import type { TestViewer } from "@souk/kernel/testing/test-service-context";
import { MediaHarness } from "./testing/media-harness.js";
import { testFiles } from "./testing/test-files.js";

let media: MediaHarness;
let now = new Date("2027-03-01T10:00:00Z");

beforeAll(async () => {
  media = await MediaHarness.create({ clock: { now: () => now } });
});
afterAll(() => media[Symbol.asyncDispose]());

const inWebVtt = (text: string): string => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${text}\n`;
const newVideo = async (): Promise<string> => (await media.upload(testFiles.mp4, "film.mp4", media.instructor)).id;
const answerFields = `__typename ... on MediaFile { id captions { language label } } ... on Problem { message }`;

async function save(
  fileId: string,
  language: string,
  content = inWebVtt("Hello"),
  as: TestViewer = media.instructor,
): Promise<any> {
  const mutation = `mutation ($input: SaveCaptionsInput!) {
    saveCaptions(input: $input) { ${answerFields} ... on InvalidInput { fields { path message } } } }`;
  return (await media.execute(mutation, { input: { fileId, language, content } }, as)).data?.saveCaptions;
}

async function remove(fileId: string, language: string, as: TestViewer = media.instructor): Promise<any> {
  const mutation = `mutation ($fileId: ID!, $language: String!) {
    deleteCaptions(fileId: $fileId, language: $language) { ${answerFields} } }`;
  return (await media.execute(mutation, { fileId, language }, as)).data.deleteCaptions;
}

async function listed(fileId: string): Promise<any[]> {
  const query = "query ($id: ID!) { mediaFile(id: $id) { captions { language label link { url expiresAt } } } }";
  return (await media.execute(query, { id: fileId }, media.instructor)).data.mediaFile.captions;
}

const get = (path: string, as: TestViewer | null = media.instructor, headers: Record<string, string> = {}) =>
  media.send("GET", path, { as, headers });

test("captions are saved, listed by language, replaced and deleted", async () => {
  const id = await newVideo();
  expect(await listed(id)).toEqual([]);
  await save(id, "fr");
  const german = { language: "de", label: "Deutsch" };
  const french = { language: "fr", label: "français" };
  expect(await save(id, "DE")).toEqual({ __typename: "MediaFile", id, captions: [german, french] });
  expect((await save(id, "de", inWebVtt("Hallo"))).captions).toEqual([german, french]);
  const [{ link }] = await listed(id);
  expect((await get(link.url)).body).toBe(inWebVtt("Hallo"));
  expect(await remove(id, "De")).toEqual({ __typename: "MediaFile", id, captions: [french] });
  expect((await get(link.url)).status).toBe(404);
  for (const language of ["de", "no tag"])
    expect(await remove(id, language)).toEqual({
      __typename: "NotFound",
      message: `The file has no captions in ${language}.`,
    });
});

test("two mutations of one request each answer the captions after their change", async () => {
  const id = await newVideo();
  const call = (alias: string, language: string): string =>
    `${alias}: saveCaptions(input: { fileId: "${id}", language: "${language}", content: $content }) { ... on MediaFile { captions { language } } }`;
  const mutation = `mutation ($content: String!) { ${call("one", "de")} ${call("two", "fr")}
    three: deleteCaptions(fileId: "${id}", language: "de") { ... on MediaFile { captions { language } } } }`;
  const { data } = await media.execute(mutation, { content: inWebVtt("Hello") }, media.instructor);
  expect(data).toEqual({
    one: { captions: [{ language: "de" }] },
    two: { captions: [{ language: "de" }, { language: "fr" }] },
    three: { captions: [{ language: "fr" }] },
  });
});

test("captions in SubRip are served as WebVTT, with a tag that changes with the content", async () => {
  const id = await newVideo();
  await save(id, "en", "1\r\n00:00:01,000 --> 00:00:02,000\r\nÉté, hello\r\n");
  const [{ link }] = await listed(id);
  expect(link.url).toMatch(new RegExp(`^/media/files/${id}/en\\.vtt\\?expires=\\d+&signature=`));
  const { status, headers, body } = await get(link.url);
  expect([status, body]).toEqual([200, "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nÉté, hello\n"]);
  expect(headers).toMatchObject({
    "content-type": "text/vtt; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "private, no-store",
  });
  const { etag = "" } = headers;
  expect((await get(link.url, media.instructor, { "if-none-match": etag })).status).toBe(304);
  expect((await get(link.url, media.instructor, { range: "bytes=1-5" })).body).toBe("EBVTT");
  await save(id, "en", inWebVtt("Bye"));
  const changed = await get(link.url, media.instructor, { "if-none-match": etag });
  expect([changed.status, changed.body]).toEqual([200, inWebVtt("Bye")]);
});

test("captions are for those who may read the file", async () => {
  const id = await newVideo();
  await save(id, "de");
  const [{ link }] = await listed(id);
  for (const as of [null, media.customer, media.admin, { ...media.instructor, sessionId: randomUUID() }])
    expect((await get(link.url, as)).status).toBe(403);
  expect((await get(link.url.split("?")[0])).status).toBe(403);
  for (const name of ["fr.vtt", ".vtt", "DE.vtt", "de"])
    expect((await get(link.url.replace("de.vtt", name))).status).toBe(404);
  expect(await save(id, "de", inWebVtt("Mine"), media.customer)).toMatchObject({ __typename: "NotFound" });
  expect(await remove(id, "de", media.customer)).toMatchObject({ __typename: "NotFound" });
  expect(await save(id, "de", inWebVtt("Hello"), media.guest)).toBeFalsy();
  expect(await save(id, "en", inWebVtt("Hello"), media.admin)).toMatchObject({ __typename: "MediaFile" });
  now = new Date(now.getTime() + 601_000);
  expect((await get(link.url)).status).toBe(403);
});

test("viewers of a lesson read its captions as long as they may watch it", async () => {
  const id = await newVideo();
  await save(id, "de");
  const query =
    "query ($r: [_Any!]!) { _entities(representations: $r) { ... on LessonMedia { captions { label link { url } } } } }";
  const r = [{ __typename: "LessonMedia", id: `${randomUUID()}.${id}` }];
  media.courses.viewers.add(media.customer.id);
  const { data } = await media.execute(query, { r }, media.customer);
  const [{ label, link }] = data._entities[0].captions;
  expect([label, (await get(link.url, media.customer)).body]).toEqual(["Deutsch", inWebVtt("Hello")]);
  expect((await get(link.url, media.admin)).status).toBe(403);
  media.courses.viewers.delete(media.customer.id);
  expect((await get(link.url, media.customer)).status).toBe(403);
});

test("the captions of fifty lessons cost as many statements as those of one", async () => {
  const id = await newVideo();
  await save(id, "de");
  const query =
    "query ($r: [_Any!]!) { _entities(representations: $r) { ... on LessonMedia { captions { link { url } } } } }";
  const statementsOf = async (count: number): Promise<number> => {
    const r = Array.from({ length: count }, () => ({ __typename: "LessonMedia", id: `${randomUUID()}.${id}` }));
    const counters = new WorkCounters();
    const { data } = await runInRequest({ counters }, () => media.execute(query, { r }, media.customer));
    expect(data._entities.flatMap(({ captions }: any) => captions)).toHaveLength(count);
    return counters.sqlStatements;
  };
  expect(await statementsOf(50)).toBe(await statementsOf(1));
});

test("captions belong to their file, also when another one has the same content", async () => {
  const [id, other] = [await newVideo(), await newVideo()];
  await save(id, "de");
  expect(await listed(other)).toEqual([]);
});

test("captions are deleted with the file", async () => {
  const id = await newVideo();
  await save(id, "de");
  const [{ link }] = await listed(id);
  await media.execute("mutation ($id: ID!) { deleteMediaFile(id: $id) { __typename } }", { id });
  expect((await get(link.url)).status).toBe(404);
  expect(await save(id, "de")).toMatchObject({ __typename: "NotFound" });
});

test("a file has captions in at most twenty languages, also when two are saved at once", async () => {
  const id = await newVideo();
  const languages = Array.from({ length: 19 }, (_, index) => `en-x-${index}`);
  for (const language of languages) await save(id, language);
  const answers = await Promise.all([save(id, "de"), save(id, "fr")]);
  const refused = answers.find(({ __typename }) => __typename === "InvalidInput");
  expect(refused?.fields).toEqual([
    { path: "language", message: "must be one of the 20 that the file has: delete another one first" },
  ]);
  expect(await listed(id)).toHaveLength(20);
  expect(await save(id, "en-x-0", inWebVtt("Again"))).toMatchObject({ __typename: "MediaFile" });
});

test.each([
  ["no language", "no tag", inWebVtt("Hello"), "language", "must be a language tag such as de or pt-BR"],
  ["a long language", `en-x-${"a-".repeat(16)}b`, inWebVtt("Hello"), "language", "must be at most 35 characters"],
  ["a wrong line", "de", "WEBVTT\n\n1 --> 2", "content", expect.stringContaining("line 3 must be two times")],
  ["a long content", "de", inWebVtt("a".repeat(500_000)), "content", "must be at most 500,000 characters"],
  ["a NUL", "de", inWebVtt("a\0"), "content", "must not hold a NUL character"],
])("%s is refused with the field", async (_rule, language, content, path, message) => {
  const { fields } = await save(await newVideo(), language, content);
  expect(fields).toEqual([{ path, message }]);
});

test("a file that is no video or sound in READY has no captions", async () => {
  const fields = [{ path: "fileId", message: "must be a video or sound in READY" }];
  const { id: document } = await media.upload(testFiles.pdf, "paper.pdf", media.instructor);
  const unfinished = await media.start(1000, "film.mp4", media.instructor);
  for (const id of [document, unfinished]) {
    expect((await save(id, "de")).fields).toEqual(fields);
    expect(await listed(id)).toEqual([]);
  }
  const { id: sound } = await media.upload(testFiles.mp3, "song.mp3", media.instructor);
  expect(await save(sound, "de")).toMatchObject({ captions: [{ language: "de" }] });
});
