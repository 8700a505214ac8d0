import { spawn } from "node:child_process";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import type {
  Conversion,
  ConvertedFile,
  ConvertedMedia,
  MediaConverter,
} from "../../domain/playback/media-converter.js";
import { posterFile, streamFile, type PlaybackFacts } from "../../domain/playback/playback.js";
import { ProgramFailedError, ProgramMissingError, runProgram } from "./run-program.js";

/** The containers of the accepted types. Others, such as playlists, can lead to further files. */
const onlyTheFile = ["-format_whitelist", "mov,matroska,mp3,aac,wav,flac,ogg", "-protocol_whitelist", "file"];
const quiet = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"];

/** The shorter side in pixels, and the largest bit rate. */
interface Rendition {
  readonly side: number;
  readonly kilobits: number;
}

const renditions: readonly Rendition[] = [
  { side: 1080, kilobits: 5000 },
  { side: 720, kilobits: 2800 },
  { side: 360, kilobits: 800 },
];
const segmentSeconds = 6;
const widestPoster = 1280;

const folderPrefix = "souk-conversion-";
const heartbeatMs = 60_000;
/** Many heartbeats: the folder belongs to a process that died together with the shell that removes it. */
const abandonedMs = 15 * 60_000;
/** Removes the folder when the process that started the shell ends: its input ends then. Its programs end meanwhile. */
const removeWhenParentEnds = 'cat >/dev/null; rm -rf "$1" || { sleep 1; rm -rf "$1"; }';

interface Probed {
  readonly facts: PlaybackFacts;
  /** The index of the stream; null without a picture. */
  readonly picture: number | null;
  readonly hasSound: boolean;
}

/** Converts by the programs ffmpeg and ffprobe. */
export class FfmpegConverter implements MediaConverter {
  private constructor(private readonly parent: string) {}

  /** Null when the programs are not on PATH. `parent`: the folder for files during a conversion. */
  static async find(parent = tmpdir()): Promise<FfmpegConverter | null> {
    try {
      await Promise.all(["ffprobe", "ffmpeg"].map((program) => runProgram(program, ["-version"])));
      return new FfmpegConverter(parent);
    } catch (error) {
      if (error instanceof ProgramMissingError) return null;
      throw error;
    }
  }

  async convert(
    original: Readable,
    kind: "VIDEO" | "AUDIO",
    conversion: Conversion,
  ): Promise<ConvertedMedia | "unplayable"> {
    await using resources = new AsyncDisposableStack();
    const folder = await openFolder(this.parent, resources);
    const input = join(folder, "original");
    await pipeline(original, createWriteStream(input), { signal: conversion.signal });
    const probed = await orUnplayable(probe(input, kind, conversion));
    if (probed === "unplayable") return probed;
    const { facts } = probed;
    if (facts.size === null) {
      const decoded = await orUnplayable(decode(input, facts, conversion));
      if (decoded === "unplayable") return decoded;
      return { facts, files: [], ...disposing(resources.move()) };
    }
    const poster = await orUnplayable(makePoster(input, folder, probed, conversion));
    if (poster === "unplayable") return poster;
    await makeRenditions(input, folder, probed, conversion);
    await rm(input);
    return { facts, files: await filesIn(folder), ...disposing(resources.move()) };
  }
}

function disposing(resources: AsyncDisposableStack): AsyncDisposable {
  return { [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

/** Removes the folders of processes that died. */
async function openFolder(parent: string, resources: AsyncDisposableStack): Promise<string> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(folderPrefix)) continue;
    const path = join(parent, name);
    const touched = (await stat(path).catch(() => undefined))?.mtimeMs ?? Infinity;
    if (Date.now() - touched > abandonedMs) await rm(path, { recursive: true, force: true });
  }
  const folder = await mkdtemp(join(parent, folderPrefix));
  // in a session of its own: Ctrl+C in a terminal does not end it
  const remover = spawn("sh", ["-c", removeWhenParentEnds, "sh", folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // without a shell, the programs do not start either
  remover.on("error", () => undefined);
  resources.defer(() => void remover.stdin.destroy());
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const heartbeat = setInterval(() => void utimes(folder, new Date(), new Date()).catch(() => undefined), heartbeatMs);
  resources.defer(() => clearInterval(heartbeat));
  return folder;
}

/** A program that ends with an error says that it cannot decode the file, unless the disk is full. */
async function orUnplayable<T>(work: Promise<T | "unplayable">): Promise<T | "unplayable"> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProgramFailedError && !error.reason.includes("No space left")) return "unplayable";
    throw error;
  }
}

const answerOfProbe = z.object({
  streams: z.array(
    z.object({
      index: z.number(),
      codec_type: z.string().optional(),
      width: z.number().optional(),
      height: z.number().optional(),
      disposition: z.object({ attached_pic: z.number() }).optional(),
      side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
    }),
  ),
  format: z.object({ duration: z.coerce.number().positive().optional() }),
});

async function probe(input: string, kind: "VIDEO" | "AUDIO", { signal }: Conversion): Promise<Probed | "unplayable"> {
  const shown =
    "stream=index,codec_type,width,height:stream_disposition=attached_pic:stream_side_data=rotation:format=duration";
  const args = ["-loglevel", "error", ...onlyTheFile, "-show_entries", shown, "-of", "json", input];
  const { success, data } = answerOfProbe.safeParse(JSON.parse(await runProgram("ffprobe", args, { signal })));
  if (!success) return "unplayable";
  const { streams, format } = data;
  const hasSound = streams.some(({ codec_type: type }) => type === "audio");
  // the cover of an album is a video of one picture
  const video = streams.find(
    ({ codec_type: type, disposition }) => kind === "VIDEO" && type === "video" && disposition?.attached_pic !== 1,
  );
  if (!video && !hasSound) return "unplayable";
  const durationMs = format.duration === undefined ? await measure(input, signal) : Math.round(format.duration * 1000);
  return {
    hasSound,
    picture: video?.index ?? null,
    facts: { durationMs: Math.max(1, durationMs), size: video ? sizeOf(video) : null },
  };
}

/** Browsers record films without writing their duration. */
async function measure(input: string, signal: AbortSignal): Promise<number> {
  let microseconds = 0;
  await runFfmpeg([...onlyTheFile, "-i", input, "-map", "0:v?", "-map", "0:a?", "-c", "copy", "-f", "null", "-"], {
    signal,
    onTime: (time) => {
      microseconds = time;
    },
  });
  return Math.round(microseconds / 1000);
}

/** A telephone records upright videos as lying ones with a rotation. */
function sizeOf({
  width = 1,
  height = 1,
  side_data_list: sideData = [],
}: z.infer<typeof answerOfProbe>["streams"][number]): NonNullable<PlaybackFacts["size"]> {
  const isTurned = sideData.some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);
  return isTurned ? { width: height, height: width } : { width, height };
}

async function decode(input: string, facts: PlaybackFacts, conversion: Conversion): Promise<void> {
  await runFfmpeg([...onlyTheFile, "-i", input, "-map", "0:a:0", "-f", "null", "-"], progressOf(facts, conversion));
}

async function makePoster(
  input: string,
  folder: string,
  { facts: { durationMs }, picture }: Probed,
  { signal }: Conversion,
): Promise<void> {
  // the first picture is often black
  const seconds = durationMs > 2000 ? Math.min(durationMs / 10_000, 10) : 0;
  const scale = `scale='min(${widestPoster},iw)':-2`;
  const args = ["-ss", String(seconds), ...onlyTheFile, "-i", input].concat(
    ["-map", `0:${picture}`, "-frames:v", "1", "-vf", scale],
    ["-q:v", "4", join(folder, posterFile)],
  );
  await runFfmpeg(args, { signal });
}

/**
 * Makes all renditions in one pass. Each is one file that its playlist refers to by ranges of bytes, so that a film of
 * two hours does not become thousands of objects.
 */
async function makeRenditions(
  input: string,
  folder: string,
  { facts, picture, hasSound }: Probed,
  conversion: Conversion,
): Promise<void> {
  const { width, height } = facts.size ?? { width: 1, height: 1 };
  const made = renditionsOf(Math.min(width, height));
  const split = `[0:${picture}]split=${made.length}${made.map((_, index) => `[s${index}]`).join("")}`;
  const scaled = made.map(({ side }, index) => {
    const scale = width < height ? `${side}:-2` : `-2:${side}`;
    return `[s${index}]scale=${scale},setsar=1,fps='min(60,source_fps)'[v${index}]`;
  });
  const sound = hasSound ? ["-map", "0:a:0"] : [];
  const streams = made.flatMap(({ kilobits }, index) =>
    ["-map", `[v${index}]`, ...sound].concat(
      [`-maxrate:v:${index}`, `${kilobits}k`],
      [`-bufsize:v:${index}`, `${kilobits * 2}k`],
    ),
  );
  const variants = made.map(({ side }, index) => `v:${index},${hasSound ? `a:${index},` : ""}name:${side}`).join(" ");
  const args = [...onlyTheFile, "-i", input, "-filter_complex", [split, ...scaled].join(";"), ...streams].concat(
    ["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p", "-crf", "23"],
    ["-force_key_frames", `expr:gte(t,n_forced*${segmentSeconds})`, "-sc_threshold", "0"],
    hasSound ? ["-c:a", "aac", "-b:a", "128k", "-ac", "2"] : [],
    ["-f", "hls", "-hls_time", String(segmentSeconds), "-hls_playlist_type", "vod"],
    ["-hls_segment_type", "fmp4", "-hls_flags", "single_file", "-hls_segment_filename", join(folder, "%v.mp4")],
    ["-master_pl_name", streamFile, "-var_stream_map", variants, join(folder, "%v.m3u8")],
  );
  await runFfmpeg(args, progressOf(facts, conversion));
}

/** The largest has the size of the video, up to 1080. */
function renditionsOf(shorterSide: number): readonly Rendition[] {
  const [largest] = renditions;
  const side = Math.max(2, Math.min(shorterSide - (shorterSide % 2), largest?.side ?? shorterSide));
  const kilobits = renditions.findLast((each) => each.side >= side)?.kilobits ?? 0;
  // the next one must be much smaller, or it is of no use on a slow line
  return [{ side, kilobits }, ...renditions.filter((each) => each.side < side * 0.8)];
}

async function runFfmpeg(
  args: readonly string[],
  { signal, onTime }: { readonly signal: AbortSignal; readonly onTime?: (microseconds: number) => void },
): Promise<void> {
  const onLine = (line: string): void => {
    const [, microseconds] = /^out_time_us=(\d+)$/.exec(line) ?? [];
    if (microseconds !== undefined) onTime?.(Number(microseconds));
  };
  await runProgram("ffmpeg", [...quiet, "-stats_period", "1", "-progress", "pipe:1", ...args], { signal, onLine });
}

function progressOf({ durationMs }: PlaybackFacts, { onProgress, signal }: Conversion) {
  const onTime = (microseconds: number): void => onProgress(Math.min(99, Math.floor(microseconds / durationMs / 10)));
  return { signal, onTime };
}

async function filesIn(folder: string): Promise<readonly ConvertedFile[]> {
  const names = await readdir(folder);
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { name, sizeBytes: (await stat(path)).size, open: () => createReadStream(path) };
    }),
  );
}
