import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { madeByFfmpeg, pictureInput, soundInput } from "@souk/kernel/testing/stand-ins/made-films";
import { turned, withFfmpeg } from "../../testing/with-ffmpeg.js";
import type { ConvertedMedia } from "../../domain/playback/media-converter.js";
import { FfmpegConverter } from "./ffmpeg-converter.js";

const h264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
const film = (): Buffer => madeByFfmpeg("a.mp4", ...pictureInput("64x48"), ...soundInput(), ...h264);

withFfmpeg("ffmpeg", () => {
  let parent: string;
  let converter: FfmpegConverter | null;

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), "souk-conversions-"));
    converter = await FfmpegConverter.find(parent);
  });
  afterAll(() => rm(parent, { recursive: true }));

  async function convert(
    content: Buffer,
    { kind = "VIDEO", signal = new AbortController().signal }: { kind?: "VIDEO" | "AUDIO"; signal?: AbortSignal } = {},
  ): Promise<ConvertedMedia | "unplayable"> {
    if (!converter) throw new Error("there is no ffmpeg");
    return converter.convert(Readable.from([content]), kind, { onProgress: () => undefined, signal });
  }

  async function converted(...given: Parameters<typeof convert>): Promise<ConvertedMedia> {
    const made = await convert(...given);
    if (made === "unplayable") throw new Error(made);
    return made;
  }

  test.each([
    ["a film", film, [64, 48], ["48.m3u8", "48.mp4", "poster.jpg", "stream.m3u8"]],
    [
      "a film without sound, in more than one size",
      () => madeByFfmpeg("a.mp4", ...pictureInput("640x720"), ...h264),
      [640, 720],
      ["360.m3u8", "360.mp4", "640.m3u8", "640.mp4", "poster.jpg", "stream.m3u8"],
    ],
    [
      "a film that a telephone has recorded upright",
      () => turned(madeByFfmpeg("a.mp4", ...pictureInput("64x48"), ...h264)),
      [48, 64],
      ["48.m3u8", "48.mp4", "poster.jpg", "stream.m3u8"],
    ],
    [
      "a film with an odd size and without a duration, as browsers record it",
      () => madeByFfmpeg("a.webm", ...pictureInput("65x49"), "-c:v", "libvpx", "-f", "webm", "-live", "1"),
      [65, 49],
      ["48.m3u8", "48.mp4", "poster.jpg", "stream.m3u8"],
    ],
  ])("converts %s", async (_, make, [width, height], names) => {
    await using made = await converted(make());
    expect(made.facts.size).toEqual({ width, height });
    expect(Math.abs(made.facts.durationMs - 1000)).toBeLessThan(150);
    expect(made.files.map(({ name }) => name).toSorted()).toEqual(names);
    const playlist = made.files.find(({ name }) => name === "stream.m3u8");
    const [side] = names;
    expect(playlist && (await text(playlist.open()))).toContain(`\n${side}\n`);
  });

  test.each([
    ["a sound", "AUDIO", () => madeByFfmpeg("a.mp3", ...soundInput())],
    [
      "a sound with a cover",
      "AUDIO",
      () =>
        madeByFfmpeg(
          "a.flac",
          ...soundInput(),
          ...pictureInput("64x48", 0.1),
          "-c:v",
          "png",
          "-disposition:v",
          "attached_pic",
        ),
    ],
    ["a film without a picture", "VIDEO", () => madeByFfmpeg("a.mp4", ...soundInput())],
  ] as const)("measures %s, and makes nothing of it", async (_, kind, make) => {
    await using made = await converted(make(), { kind });
    expect(made).toMatchObject({ files: [], facts: { size: null } });
  });

  test.each([
    ["a film whose end is missing", () => film().subarray(0, 3000)],
    ["random bytes", () => randomBytes(10_000)],
  ])("finds that %s does not play", async (_, make) => {
    expect(await convert(make())).toBe("unplayable");
  });

  test("ends when it is interrupted, and leaves no files", async () => {
    const interruption = new AbortController();
    const converting = convert(film(), { signal: interruption.signal });
    interruption.abort();
    await expect(converting).rejects.toThrow("aborted");
    expect(await readdir(parent)).toEqual([]);
  });

  test("removes what a process that was killed has left", async () => {
    const [abandoned, used] = [join(parent, "souk-conversion-old"), join(parent, "souk-conversion-new")];
    for (const folder of [abandoned, used]) await mkdir(folder);
    const twentyMinutesAgo = new Date(Date.now() - 20 * 60_000);
    await utimes(abandoned, twentyMinutesAgo, twentyMinutesAgo);
    expect(await convert(randomBytes(100))).toBe("unplayable");
    expect(await readdir(parent)).toEqual(["souk-conversion-new"]);
    await rm(used, { recursive: true });
  });
});
