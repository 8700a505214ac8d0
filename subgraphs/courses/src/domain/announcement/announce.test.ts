import { expect, test } from "@jest/globals";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import { announcementRule } from "./announce.js";
import { mayAnnounce } from "./announcement.js";

test.each([
  ["PUBLISHED", 0, true],
  ["PUBLISHED", 3, true],
  ["ARCHIVED", 1, true],
  ["ARCHIVED", 0, false],
  ["DRAFT", 0, false],
  ["DRAFT", 1, false],
] as const)("a course that is %s with %i students may have an announcement: %s", (status, students, expected) => {
  expect(mayAnnounce(status, students)).toBe(expected);
});

const valid = { subject: "News", text: "Hello" };

test.each([
  [{ subject: " " }, "subject", "must not be empty"],
  [{ subject: "a".repeat(201) }, "subject", "must be at most 200 characters"],
  [{ subject: "Two\nlines" }, "subject", "must be one line of printable characters"],
  [{ subject: "Two\u2028lines" }, "subject", "must be one line of printable characters"],
  [{ text: "\n" }, "text", "must not be empty"],
  [{ text: "a".repeat(5001) }, "text", "must be at most 5,000 characters"],
  [{ text: "a\u0007b" }, "text", "must be printable characters"],
  [{ id: "news" }, "id", "must be a UUID"],
])("an announcement with %j is refused", (change, path, message) => {
  expect(checkInput(announcementRule, { ...valid, ...change })).toEqual({ ok: false, fields: [{ path, message }] });
});

test("an announcement keeps its lines and loses the spaces around it", () => {
  const input = { subject: ` ${"a".repeat(200)} `, text: ` One\r\n\r\nTwo\t${"a".repeat(4980)} ` };
  const text = `One\n\nTwo\t${"a".repeat(4980)}`;
  expect(checkInput(announcementRule, input)).toEqual({ ok: true, value: { subject: "a".repeat(200), text } });
});
