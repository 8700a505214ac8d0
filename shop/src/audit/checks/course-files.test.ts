import { expect, test } from "vitest";
import { compareUse } from "./course-files.js";

const used = { key: "a" };
const present = { key: "a", isDeleted: false, isUnused: false };
const subject = "file a";
const expected = "a file of media, as a course uses it";

test.each([
  ["media has the file and its use", { used, stored: present }, []],
  ["no course uses the file", { stored: { ...present, isUnused: true } }, []],
  ["media has no file", { used }, [{ subject, expected, found: "none" }]],
  [
    "media has deleted the file",
    { used, stored: { ...present, isDeleted: true } },
    [{ subject, expected, found: "a deleted one" }],
  ],
  [
    "media has not seen the use",
    { used, stored: { ...present, isUnused: true } },
    [{ subject, expected: "a use in media, as a course uses it", found: "none" }],
  ],
])("%s", (_case, rows, findings) => {
  expect(compareUse(rows)).toEqual(findings);
});
