import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { TestReport } from "./test-report.ts";

/**
 * The time of each test file in the last run of all tests, in seconds, by the path in the repository. That of Vitest's
 * files leaves out what runs before their first test.
 */
export type TestTimes = Readonly<Record<string, number>>;

/** The file that `npm test` writes and `npm run verify` reads. */
export const testTimesFile = resolve(import.meta.dirname, "../../node_modules/.cache/test-times.json");

const longestSeconds = 20;
/** The times of all files together where the suite takes eight minutes: three workers, which wait for two cores. */
const usualSeconds = 1440;
const longestWaitMs = 5000;

export function timesOf({ testResults }: TestReport): TestTimes {
  return Object.fromEntries(
    testResults.map(({ name, startTime, endTime }) => [relative(process.cwd(), name), (endTime - startTime) / 1000]),
  );
}

/**
 * The files that took longer than twenty seconds, or than as large a part of all files on a slower machine, and whose
 * first line does not say why they take long. `read` returns the text of a file; undefined when it is gone.
 */
export function filesTooLong(times: TestTimes, read: (file: string) => string | undefined): string[] {
  const total = Object.values(times).reduce((sum, seconds) => sum + seconds, 0);
  const limit = longestSeconds * Math.max(1, total / usualSeconds);
  return Object.entries(times)
    .filter(([file, seconds]) => {
      const text = read(file);
      return seconds > limit && text !== undefined && !/^\/\/.*\btakes long: \S/.test(text);
    })
    .map(
      ([file, seconds]) =>
        `${file} takes ${seconds.toFixed(0)} s, more than ${limit.toFixed(0)} s: divide it, make its tests cheaper, make it a ` +
        `proof, or begin it with "// takes long: " and the reason`,
    );
}

/** The waits of a test file that last more than five seconds, and that no comment in the line above explains. */
export function longWaits(file: string, text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const [, ofDelay, ofTimer] =
      /^\s*await .*\b(?:delay|pause|setTimeout)\((?:(\d[\d_]*)|(?:resolve|done), (\d[\d_]*))/.exec(line) ?? [];
    const ms = Number((ofDelay ?? ofTimer ?? "0").replaceAll("_", ""));
    const isExplained = /^\s*(?:\/\/|\*)/.test(lines[index - 1] ?? "");
    return ms <= longestWaitMs || isExplained
      ? []
      : [`${file}:${index + 1} waits for ${ms / 1000} s: wait for an event, or say why in the line above`];
  });
}

/** Undefined when the file does not exist. */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
