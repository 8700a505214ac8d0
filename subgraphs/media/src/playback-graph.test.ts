import { randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { eventually, until } from "@souk/kernel/testing/eventually";
import { madeByFfmpeg, pictureInput, soundInput } from "@souk/kernel/testing/stand-ins/made-films";
import { StorageFullError } from "./domain/object-storage.js";
import type { Conversion, ConvertedFile, ConvertedMedia, MediaConverter } from "./domain/playback/media-converter.js";
import { FfmpegConverter } from "./peers/ffmpeg/ffmpeg-converter.js";
import { MediaHarness } from "./testing/media-harness.js";
import { testFiles } from "./testing/test-files.js";
import { withFfmpeg } from "./testing/with-ffmpeg.js";

const stateOf = async (media: MediaHarness, id: string): Promise<string> =>
  (await media.file(id)).playback?.state as string;

/** Returns this state when the conversion has it. */
const reached = async (media: MediaHarness, id: string, state: string): Promise<string> => {
  await until(async () => (await stateOf(media, id)) === state);
  return state;
};

const newVideo = (): Buffer => Buffer.concat([testFiles.mp4, randomBytes(1000)]);

function convertedFile(name: string): ConvertedFile {
  return { name, sizeBytes: name.length, open: () => Readable.from([Buffer.from(name)]) };
}

const converted: ConvertedMedia = {
  facts: { durationMs: 2500, size: { width: 640, height: 360 } },
  files: ["360.m3u8", "360.mp4", "poster.jpg", "stream.m3u8"].map(convertedFile),
  [Symbol.asyncDispose]: async () => undefined,
};

/** Converts as the test says, and counts. */
class FakeConverter implements MediaConverter {
  conversions = 0;
  convertAs: (conversion: Conversion) => Promise<ConvertedMedia | "unplayable"> = () => Promise.resolve("unplayable");

  convert(original: Readable, _kind: string, conversion: Conversion): Promise<ConvertedMedia | "unplayable"> {
    original.destroy();
    this.conversions += 1;
    return this.convertAs(conversion);
  }

  succeed(): void {
    this.convertAs = () => Promise.resolve(converted);
  }

  fail(error: Error): void {
    this.convertAs = () => Promise.reject(error);
  }

  /** Goes on until the process ends, or until the returned function is called. */
  wait(result: ConvertedMedia | "unplayable" = "unplayable"): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.convertAs = async ({ signal, onProgress }) => {
      onProgress(40);
      signal.addEventListener("abort", () => resolve());
      await promise;
      signal.throwIfAborted();
      return result;
    };
    return resolve;
  }
}

describe("the conversion of a video", () => {
  const converter = new FakeConverter();
  let media: MediaHarness;

  beforeAll(async () => {
    media = await MediaHarness.create({ converter });
  });
  afterAll(() => media[Symbol.asyncDispose]());

  const noJobs = () =>
    until(async () => {
      const jobs = await media.rows("select from graphile_worker.jobs where task_identifier = 'convertMedia'");
      return jobs.length === 0;
    });
  const renditions = () => media.storedKeys("renditions/");
  const remove = async (id: string) => {
    await media.execute("mutation ($id: ID!) { deleteMediaFile(id: $id) { __typename } }", { id });
    await media.removeDeleted();
  };
  const retry = async (id: string) =>
    (await media.execute("mutation ($id: ID!) { retryMediaFile(id: $id) { __typename } }", { id })).data.retryMediaFile;

  test("shows how far it is, then what it has made or that the file is unplayable; the file is there from the beginning", async () => {
    const finish = converter.wait();
    const { id, state, playback } = await media.upload(newVideo());
    expect([state, playback.stream]).toEqual(["READY", null]);
    await eventually(async () =>
      expect((await media.file(id)).playback).toMatchObject({ state: "RUNNING", percent: 40, durationSeconds: null }),
    );
    finish();
    await reached(media, id, "UNPLAYABLE");
    expect(await renditions()).toEqual([]);
    const unplayable = "query ($ids: [ID!]!) { unplayableMediaFiles(ids: $ids) }";
    const [paper, unfinished] = [await media.upload(testFiles.pdf), await media.start(1000)];
    const ids = [paper.id, id.toUpperCase(), unfinished, randomUUID(), "no-id"];
    const { data } = await media.executeFrom("courses", unplayable, { ids });
    expect(data.unplayableMediaFiles).toEqual(ids.slice(1));
    converter.succeed();
    const { id: other } = await media.upload(newVideo());
    await reached(media, other, "READY");
    expect((await media.file(other)).playback).toMatchObject({
      percent: 100,
      durationSeconds: 2.5,
      width: 640,
      height: 360,
      poster: { url: expect.stringContaining(`/media/files/${other}/poster.jpg?expires=`) },
    });
    await remove(other);
    expect(await renditions()).toEqual([]);
  });

  test("happens once for files with the same content", async () => {
    converter.succeed();
    const before = converter.conversions;
    const content = newVideo();
    const { id } = await media.upload(content);
    await reached(media, id, "READY");
    const again = await media.upload(content);
    expect([again.playback.state, converter.conversions]).toEqual(["READY", before + 1]);
    await remove(id);
    expect((await renditions()).length).toBe(4);
    await remove(again.id);
    expect(await renditions()).toEqual([]);
  });

  test("fails without space, leaves nothing, and can be started again", async () => {
    converter.fail(new StorageFullError("full"));
    const { id } = await media.upload(newVideo());
    await reached(media, id, "FAILED");
    expect(await renditions()).toEqual([]);
    converter.succeed();
    expect(await retry(id)).toEqual({ __typename: "MediaFile" });
    await reached(media, id, "READY");
    expect(await retry(id)).toEqual({ __typename: "Conflict" });
    await remove(id);
  });

  test("is tried again after an error", async () => {
    converter.fail(new Error("ffmpeg was ended by SIGKILL"));
    const before = converter.conversions;
    const { id } = await media.upload(newVideo());
    await until(() => converter.conversions > before);
    await reached(media, id, "WAITING");
    converter.succeed();
    await media.runJob("queueConversions");
    expect(await reached(media, id, "READY")).toBe("READY");
    await remove(id);
  });

  test("leaves nothing of a file that was deleted meanwhile", async () => {
    const finish = converter.wait(converted);
    const { id } = await media.upload(newVideo());
    await reached(media, id, "RUNNING");
    await remove(id);
    finish();
    await noJobs();
    expect(await renditions()).toEqual([]);
  });

  test("changes nothing after another process has begun it, because this one seemed to be dead", async () => {
    const finish = converter.wait(converted);
    const { id } = await media.upload(newVideo());
    await reached(media, id, "RUNNING");
    await media.rows("update playbacks set attempts = attempts + 1, percent = 7 where state = 'RUNNING'");
    finish();
    await noJobs();
    expect((await media.file(id)).playback).toMatchObject({ state: "RUNNING", percent: 7 });
    expect(await renditions()).toEqual([]);
    await remove(id);
  });

  test("goes on after a restart, which does not wait for it", async () => {
    converter.wait();
    const { id } = await media.upload(newVideo());
    await reached(media, id, "RUNNING");
    converter.wait();
    await media.restart();
    await reached(media, id, "RUNNING");
    converter.succeed();
    await media.restart();
    expect(await reached(media, id, "READY")).toBe("READY");
    await remove(id);
  });

  test("waits for that of another file without a slot, so that uploads are checked meanwhile", async () => {
    const finish = converter.wait();
    const ids: string[] = [];
    for (let count = 0; count < 4; count++) {
      ids.push((await media.upload(newVideo())).id);
      await reached(media, ids[0] ?? "", "RUNNING");
    }
    expect(await Promise.all(ids.map((id) => stateOf(media, id)))).toEqual([
      "RUNNING",
      "WAITING",
      "WAITING",
      "WAITING",
    ]);
    expect((await media.upload(testFiles.pdf)).state).toBe("READY");
    converter.succeed();
    finish();
    await reached(media, ids[0] ?? "", "UNPLAYABLE");
    for (const id of ids.slice(1)) {
      await reached(media, id, "READY");
      await remove(id);
    }
  });
});

test("without a program that converts, the file alone is there, and the conversion follows when there is one", async () => {
  await using media = await MediaHarness.create();
  const { id, state, playback } = await media.upload(newVideo());
  expect([state, playback]).toEqual(["READY", null]);
  const converter = new FakeConverter();
  converter.succeed();
  await media.restart(converter);
  await media.runJob("queueConversions");
  await reached(media, id, "READY");
});

withFfmpeg("a converted video", () => {
  let media: MediaHarness;
  let playback: { stream: { url: string }; poster: { url: string } };

  beforeAll(async () => {
    media = await MediaHarness.create({ converter: await FfmpegConverter.find() });
    const film = madeByFfmpeg("film.mp4", ...pictureInput("640x480"), ...soundInput());
    const { id } = await media.upload(film, "film.mp4", media.instructor);
    await reached(media, id, "READY");
    ({ playback } = await media.file(id, media.instructor));
  });
  afterAll(() => media[Symbol.asyncDispose]());

  const get = (url: string, as: typeof media.admin | null = media.instructor, headers: Record<string, string> = {}) =>
    media.send("GET", url, { as, headers });
  const linesOf = (playlist: string): string[] => playlist.split("\n").filter((line) => line && !line.startsWith("#"));
  const beside = (url: string, name: string): string =>
    new URL(name, `http://media${url}`).href.replace("http://media", "");

  test("plays by the links of its playlists alone", async () => {
    const { url } = playback.stream;
    const { status, headers, body } = await get(url);
    expect([status, headers["content-type"]]).toEqual([200, "application/vnd.apple.mpegurl"]);
    const variants = linesOf(body);
    expect(variants.map((name) => name.split("?")[0])).toEqual(["480.m3u8", "360.m3u8"]);
    for (const variant of variants) {
      const address = beside(url, variant);
      const playlist = (await get(address)).body;
      const [, map = "", length = "", start = ""] =
        /#EXT-X-MAP:URI="([^"]+)",BYTERANGE="(\d+)@(\d+)"/.exec(playlist) ?? [];
      const segments = new Set([...linesOf(playlist), map]);
      expect(segments.size).toBe(1);
      const range = `bytes=${start}-${Number(start) + Number(length) - 1}`;
      const part = await get(beside(address, map), media.instructor, { range });
      expect([part.status, part.headers["content-type"], part.content.length]).toEqual([
        206,
        "video/mp4",
        Number(length),
      ]);
    }
    const poster = await get(playback.poster.url);
    expect([poster.headers["content-type"], poster.content.subarray(0, 3).toString("hex")]).toEqual([
      "image/jpeg",
      "ffd8ff",
    ]);
  });

  test("is as private as the file", async () => {
    const other = { ...media.instructor, sessionId: randomUUID() };
    for (const url of [
      playback.stream.url,
      playback.poster.url,
      playback.stream.url.replace("stream.m3u8", "480.mp4"),
    ]) {
      for (const as of [null, media.customer, media.admin, other]) expect((await get(url, as)).status).toBe(403);
      expect((await get(url.split("?")[0] ?? "")).status).toBe(403);
    }
    for (const name of ["none.mp4", "__proto__", "constructor", "..%2f480.mp4"])
      expect((await get(playback.stream.url.replace("stream.m3u8", name))).status).toBe(404);
  });
});
