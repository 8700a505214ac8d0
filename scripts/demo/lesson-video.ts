import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import type { Frame } from "./lesson-frames.ts";

export const videoSize = { width: 640, height: 360 };

const sampleRate = 24_000;
/** A note per frame: C, E, G and the C above. */
const pitchesHz = [261.63, 329.63, 392, 523.25];
const toneMs = 600;
/** About -18 dB. */
const peak = 0.125 * 0x7fff;

const encoding = [
  "-c:v libx264 -profile:v main -preset veryslow -tune stillimage -crf 32 -threads 1",
  // one key frame: between two frames only the text changes
  "-g 600 -sc_threshold 0",
  "-colorspace bt709 -color_primaries bt709 -color_trc bt709",
  // without the 700 bytes that name the encoder and its settings
  "-bsf:v filter_units=remove_types=6",
  "-c:a aac -b:a 24k",
  "-map_metadata -1 -fflags +bitexact -flags +bitexact -movflags +faststart",
];

/** Returns an MP4 (H.264, AAC) with a soft tone at the beginning of each frame: the same bytes for the same frames and FFmpeg. */
export async function videoOf(frames: readonly Frame[]): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "lesson-"));
  try {
    const pictures = await Promise.all(
      frames.map(async ({ svg, durationMs }, index) => {
        const file = join(folder, `${index}.png`);
        await pictureOf(svg).png().toFile(file);
        return ["-loop", "1", "-framerate", "10", "-t", `${durationMs / 1000}`, "-i", file];
      }),
    );
    const sound = join(folder, "sound.pcm");
    writeFileSync(sound, soundOf(frames));
    const video = join(folder, "video.mp4");
    const filter = `concat=n=${frames.length},scale=out_color_matrix=bt709:out_range=tv,format=yuv420p`;
    run("ffmpeg", [
      ...words("-loglevel error -nostdin -filter_complex_threads 1"),
      ...pictures.flat(),
      ...words(`-f s16le -ar ${sampleRate} -ac 1 -i`),
      sound,
      ...words(`-filter_complex ${filter}[pictures] -map [pictures] -map ${frames.length}:a`),
      ...encoding.flatMap(words),
      video,
    ]);
    return readFileSync(video);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the picture in the size of a video. */
export function pictureOf(svg: string): Sharp {
  return sharp(Buffer.from(svg)).resize(videoSize).removeAlpha();
}

/** Returns the programs that the other functions start and that the PATH lacks. */
export function missingPrograms(): string[] {
  return ["ffmpeg", "ffprobe"].filter((program) => spawnSync(program, ["-version"]).error !== undefined);
}

/** Returns what FFmpeg says about the length of a video. */
export function durationMsOf(file: string): number {
  const seconds = run("ffprobe", ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", file]);
  return Math.round(Number(seconds) * 1000);
}

function soundOf(frames: readonly Frame[]): Buffer {
  const lengths = frames.map(({ durationMs }) => durationMs * (sampleRate / 1000));
  const samples = new Int16Array(lengths.reduce((sum, length) => sum + length, 0));
  const toneLength = toneMs * (sampleRate / 1000);
  let start = 0;
  for (const [index, length] of lengths.entries()) {
    const radians = (2 * Math.PI * (pitchesHz[index] ?? 0)) / sampleRate;
    for (let at = 0; at < toneLength; at++) {
      const fade = Math.sin((Math.PI * at) / toneLength) ** 2;
      samples[start + at] = Math.round(peak * fade * Math.sin(radians * at));
    }
    start += length;
  }
  return Buffer.from(samples.buffer);
}

function words(line: string): string[] {
  return line.split(" ");
}

function run(program: string, given: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(program, given, { encoding: "utf8" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout;
}
