import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe } from "@jest/globals";
import { hasFfmpeg, madeByFfmpeg } from "@souk/kernel/testing/stand-ins/made-films";

/** `describe` for tests that need ffmpeg; skipped on a machine without it. */
export const withFfmpeg: typeof describe.skip = hasFfmpeg ? describe : describe.skip;

/** Puts a film into another container, in which it is shown turned by a quarter, as telephones record. */
export function turned(film: Buffer): Buffer {
  const path = join(mkdtempSync(join(tmpdir(), "souk-film-")), "film.mp4");
  writeFileSync(path, film);
  try {
    return madeByFfmpeg("turned.mov", "-i", path, "-c", "copy", "-metadata:s:v:0", "rotate=90");
  } finally {
    rmSync(dirname(path), { recursive: true });
  }
}
