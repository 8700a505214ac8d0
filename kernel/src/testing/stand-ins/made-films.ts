import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether this machine has ffmpeg. */
export const hasFfmpeg = ["ffmpeg", "ffprobe"].every(
  (program) => spawnSync(program, ["-version"], { stdio: "ignore" }).status === 0,
);

/** Makes a file by arguments of ffmpeg; the ending of `name` chooses its format. */
export function madeByFfmpeg(name: string, ...args: readonly string[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "souk-film-"));
  try {
    const path = join(folder, name);
    const { status, stderr } = spawnSync("ffmpeg", ["-nostdin", "-loglevel", "error", ...args, path]);
    if (status !== 0) throw new Error(`ffmpeg ended with ${status}: ${stderr.toString()}`);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
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
