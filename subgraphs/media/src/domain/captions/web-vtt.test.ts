import { describe, expect, test } from "@jest/globals";
import { webVttFrom } from "./web-vtt.js";

const example = "00:00:01.000 --> 00:00:04.500";
const cue = "00:00:01.000 --> 00:00:02.000\nHello";

describe("captions are stored as WebVTT:", () => {
  test.each([
    ["WebVTT", `WEBVTT\n\n${cue}\n`, `WEBVTT\n\n${cue}\n`],
    ["a title and a cue with a name", `WEBVTT - Knots\n\nfirst\n${cue}`, `WEBVTT - Knots\n\nfirst\n${cue}`],
    [
      "notes and styles",
      `WEBVTT\n\nNOTE by June\n\nSTYLE\n::cue {}\n\n${cue}`,
      `WEBVTT\n\nNOTE by June\n\nSTYLE\n::cue {}\n\n${cue}`,
    ],
    ["a byte-order mark", `\uFEFFWEBVTT\n\n${cue}`, `WEBVTT\n\n${cue}`],
    ["line ends of Windows", `WEBVTT\r\n\r\n${cue.replace("\n", "\r\n")}`, `WEBVTT\n\n${cue}`],
    ["line ends of an old Mac", `WEBVTT\r\r${cue.replace("\n", "\r")}`, `WEBVTT\n\n${cue}`],
    ["times without hours", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello", `WEBVTT\n\n${cue}`],
    ["settings of a cue", `WEBVTT\n\n${example} align:start line:0\nHi`, `WEBVTT\n\n${example} align:start line:0\nHi`],
    [
      "SubRip",
      "1\n00:00:01,000 --> 00:00:02,000\nHello, you\n",
      "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nHello, you\n",
    ],
    [
      "SubRip after empty lines, with short hours",
      "\n\n1\n0:00:01,000 --> 0:00:02,000\nHello",
      `WEBVTT\n\n\n\n1\n${cue}`,
    ],
    [
      "SubRip without numbers, of Windows",
      `\uFEFF${cue.replaceAll(".", ",").replace("\n", "\r\n")}`,
      `WEBVTT\n\n${cue}`,
    ],
  ])("%s", (_rule, given, content) => {
    expect(webVttFrom(given)).toEqual({ content });
  });
});

describe("captions are refused:", () => {
  const header = "must begin with WEBVTT, or be captions in SubRip (.srt)";
  const noCue = `must have at least one cue: a line such as ${example}, and a line of text`;
  const times = (line: number): string => `line ${line} must be two times such as ${example}, the second one later`;
  test.each([
    ["empty", "", header],
    ["another format", `[Script Info]\n${cue}`, header],
    ["another word with the same beginning", `WEBVTTX\n\n${cue}`, header],
    ["a header alone", "WEBVTT\n\nHello", noCue],
    ["a number alone", "1\nHello", noCue],
    ["an end before the start", `WEBVTT\n\n${cue}\n\n00:00:02.000 --> 00:00:01.999\nHi`, times(6)],
    ["an end that is the start", "WEBVTT\n\n00:01.000 --> 00:01.000\nHi", times(3)],
    ["a missing end", "WEBVTT\r\n\r\n00:01.000 -->\r\nHi", times(3)],
    ["a time without milliseconds", "1\n00:00:01 --> 00:00:02\nHi", times(2)],
    ["minutes of one digit", "WEBVTT\n\n1:00.000 --> 02:00.000\nHi", times(3)],
    ["more than 59 seconds", "WEBVTT\n\n00:60.000 --> 02:00.000\nHi", times(3)],
    ["an arrow in a text", `WEBVTT\n\n${cue} --> you`, times(4)],
    ["the first wrong line of two", `WEBVTT\n\n${cue}\n\nx --> y\n\nz --> y`, times(6)],
  ])("%s", (_rule, given, problem) => {
    expect(webVttFrom(given)).toEqual({ problem });
  });

  test("a line of half a million characters", () => {
    for (const part of [" ", "a", "1", "a "])
      expect(webVttFrom(`WEBVTT\n\n${part.repeat(250_000)}-->`)).toEqual({ problem: times(3) });
  });
});
