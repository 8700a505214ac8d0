import { escaped, wrapped, type Frame } from "./lesson-frames.ts";

/** Returns WebVTT with the texts of the frames, in cues of at most two lines of 42 characters. */
export function captionsOf(frames: readonly Frame[]): string {
  const cues: string[] = [];
  let startMs = 0;
  for (const { text, durationMs } of frames) {
    const lines = text.flatMap((paragraph) => wrapped(paragraph, 42));
    const pairs = lines.flatMap((line, index) =>
      index % 2 === 0 ? [[line, ...lines.slice(index + 1, index + 2)]] : [],
    );
    const msPerLine = durationMs / lines.length;
    for (const pair of pairs) {
      const endMs = startMs + pair.length * msPerLine;
      cues.push(`${time(startMs)} --> ${time(endMs)}\n${pair.map(escaped).join("\n")}\n`);
      startMs = endMs;
    }
  }
  return ["WEBVTT\n", ...cues].join("\n");
}

function time(ms: number): string {
  return new Date(Math.round(ms)).toISOString().slice(11, 23);
}
