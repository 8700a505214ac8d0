import { expect, test } from "@jest/globals";
import { progressOf } from "./enrollment.js";

test.each([
  ["no lesson yet", 0, 4, 0],
  ["a quarter", 1, 4, 0.25],
  ["all", 4, 4, 1],
  ["a course without lessons", 0, 0, 0],
])("progress: %s", (_case, completed, lessonCount, progress) => {
  const completedLessonIds = Array.from({ length: completed }, (_, index) => `l${index}`);
  const state = { completedAt: null, endsAt: null, isGranted: false };
  const enrollment = { id: "e", courseId: "c", enrolledAt: new Date(), ...state };
  expect(progressOf({ ...enrollment, completedLessonIds, lessonCount })).toBe(progress);
});
