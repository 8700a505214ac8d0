import { expect, test } from "vitest";
import { compareFile, type ObjectCount } from "./media-files.js";

const count = (number: number): ObjectCount => ({ key: "abc", count: number });
const subject = "file abc";

test.each([
  ["all files are stored", { recorded: count(9), stored: count(9) }, []],
  ["a file is missing", { recorded: count(9), stored: count(8) }, [{ subject, expected: "9 objects", found: "8" }]],
  ["all files are missing", { recorded: count(9) }, [{ subject, expected: "9 objects", found: "0" }]],
  [
    "files have no row",
    { stored: count(2) },
    [{ subject, expected: "a row of media_files", found: "2 objects without a row" }],
  ],
])("%s", (_case, rows, findings) => {
  expect(compareFile(rows)).toEqual(findings);
});
