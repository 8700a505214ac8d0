import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe } from "@jest/globals";

const isInstalled = ["ffmpeg", "ffprobe"].every(
  (program) => spawnSync(program, ["-version"], { stdio: "ignore" }).status === 0,
);

/** `describe` for tests that need ffmpeg; skipped on a machine without it. */
export const withFfmpeg: typeof describe.skip = isInstalled ? describe : describe.skip;

/** Makes a file by arguments of ffmpeg; the ending of `name` chooses its format. */
export function madeByFfmpeg(name: string, ...args: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "souk-sample-"));
  try {
    const path = join(folder, name);
    const { status, stderr } = spawnSync("ffmpeg", ["-nostdin", "-loglevel", "error", ...args, path]);
    if (status !== 0) throw new Error(`ffmpeg ended with ${status}: ${stderr.toString()}`);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts a film into another container, in which it is shown turned by a quarter, as telephones record. */
export function turned(film: Buffer): Buffer {
  const path = join(mkdtempSync(join(tmpdir(), "souk-sample-")), "film.mp4");
  writeFileSync(path, film);
  try {
    return madeByFfmpeg("turned.mov", "-i", path, "-c", "copy", "-metadata:s:v:0", "rotate=90");
  } finally {
    rmSync(dirname(path), { recursive: true });
  }
}

/** A moving picture; `size` as in 64x48. */
export function pictureInput(size: string, seconds = 1): string[] {
  return ["-f", "lavfi", "-i", `testsrc=size=${size}:rate=10:duration=${seconds}`];
}

/** A tone. */
export function soundInput(seconds = 1): string[] {
  return ["-f", "lavfi", "-i", `sine=frequency=440:duration=${seconds}`];
}
