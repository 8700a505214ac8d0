import { expect, test } from "@jest/globals";
import { mayDiscuss } from "./discussed-lesson.js";

const now = new Date("2026-02-01T10:00:00.000Z");
const tomorrow = new Date("2026-02-02T10:00:00.000Z");
const open = {
  lessonId: "l",
  isPreview: false,
  opensAfterDays: null,
  opensAt: null,
  enrolledAt: now,
  isCompleted: false,
  awaitsQuiz: false,
  prerequisiteId: null,
};

test.each([
  ["an open lesson", {}, true],
  ["a lesson whose quiz the student has not passed", { awaitsQuiz: true }, true],
  ["a lesson without an enrollment", { enrolledAt: null }, false],
  ["a preview without an enrollment", { enrolledAt: null, isPreview: true }, false],
  ["a lesson that opens tomorrow", { opensAt: tomorrow }, false],
  ["a lesson that opens some days after the enrollment", { opensAfterDays: 1 }, false],
  ["a preview that opens tomorrow", { opensAt: tomorrow, isPreview: true }, true],
  ["a lesson after a prerequisite", { prerequisiteId: "p" }, false],
  ["a completed lesson after a prerequisite", { prerequisiteId: "p", isCompleted: true }, true],
])("the discussion of %s %j: %s", (_lesson, access, expected) => {
  expect(mayDiscuss({ ...open, ...access }, now)).toBe(expected);
});
