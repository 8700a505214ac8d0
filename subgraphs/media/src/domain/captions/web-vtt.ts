export type ReadCaptions = { readonly content: string } | { readonly problem: string };

const arrow = "-->";
const time = /^(?:(\d{1,2}):)?([0-5]\d):([0-5]\d)[.,](\d{3})$/;
const example = `00:00:01.000 ${arrow} 00:00:04.500`;

/**
 * Returns captions in WebVTT, also from SubRip (`.srt`), with line feeds and with times in one form. Only the header and
 * the times are checked: a player shows the rest as text.
 */
export function webVttFrom(given: string): ReadCaptions {
  const text = given.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const isWebVtt = /^WEBVTT(?:[ \t\n]|$)/.test(text);
  // SubRip has no header: it begins with the number or the times of its first cue
  if (!isWebVtt && !/^\s*\d/.test(text)) return { problem: "must begin with WEBVTT, or be captions in SubRip (.srt)" };
  const lines = text.split("\n");
  let hasCue = false;
  for (const [index, line] of lines.entries()) {
    // WebVTT allows the arrow in no other line
    if (!line.includes(arrow)) continue;
    const timing = timingFrom(line);
    if (timing === null)
      return { problem: `line ${index + 1} must be two times such as ${example}, the second one later` };
    lines[index] = timing;
    hasCue = true;
  }
  if (!hasCue) return { problem: `must have at least one cue: a line such as ${example}, and a line of text` };
  return { content: `${isWebVtt ? "" : "WEBVTT\n\n"}${lines.join("\n")}` };
}

/** Null for a line that is no timing of a cue, and for an end that is not after the start. */
function timingFrom(line: string): string | null {
  const [, from = "", to = "", settings = ""] = /^\s*(\S+?)\s*-->\s*(\S+)(.*)$/.exec(line) ?? [];
  const start = timeFrom(from);
  const end = timeFrom(to);
  return start !== null && end !== null && end > start ? `${start} ${arrow} ${end}${settings}` : null;
}

/** Returns a time in a form of fixed length, so that times compare as texts. */
function timeFrom(given: string): string | null {
  const parts = time.exec(given);
  if (parts === null) return null;
  const [, hours = "", minutes = "", seconds = "", milliseconds = ""] = parts;
  return `${hours.padStart(2, "0")}:${minutes.padStart(2, "0")}:${seconds}.${milliseconds}`;
}
