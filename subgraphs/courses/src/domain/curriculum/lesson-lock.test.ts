import { describe, expect, test } from "@jest/globals";
import { all, instructorId, viewers, type Who } from "../../testing/course-viewers.js";
import { lessonLock, lockOfStudent, type LessonAccess } from "./lesson-lock.js";

const enrolledAt = new Date("2026-03-28T10:00:00Z");
const student: LessonAccess = {
  lessonId: "l2",
  isPreview: false,
  enrolledAt,
  isCompleted: false,
  awaitsQuiz: false,
  opensAfterDays: null,
  opensAt: null,
  prerequisiteId: null,
};
const lock = (reason: string, opensAt: string | null, prerequisiteId: string | null = null) => ({
  reason,
  opensAt: opensAt && new Date(opensAt),
  prerequisiteId,
});

test.each<[string, Partial<LessonAccess> | null, string, object | null]>([
  ["no lesson of the user", null, "2026-03-28T10:00:00Z", lock("ENROLLMENT", null)],
  ["not enrolled", { enrolledAt: null }, "2026-03-28T10:00:00Z", lock("ENROLLMENT", null)],
  ["no rule", {}, "2026-03-28T10:00:00Z", null],
  ["a day before", { opensAfterDays: 1 }, "2026-03-29T09:59:59.999Z", lock("DATE", "2026-03-29T10:00:00Z")],
  ["a day after", { opensAfterDays: 1 }, "2026-03-29T10:00:00Z", null],
  [
    "before a date",
    { opensAt: new Date("2026-04-01T00:00:00Z") },
    "2026-03-31T23:59:59Z",
    lock("DATE", "2026-04-01T00:00:00Z"),
  ],
  ["at a date", { opensAt: new Date("2026-04-01T00:00:00Z") }, "2026-04-01T00:00:00Z", null],
  ["a prerequisite", { prerequisiteId: "l1" }, "2026-03-28T10:00:00Z", lock("PREREQUISITE", null, "l1")],
  [
    "days and a prerequisite",
    { opensAfterDays: 7, prerequisiteId: "l1" },
    "2026-03-28T10:00:00Z",
    lock("DATE", "2026-04-04T10:00:00Z", "l1"),
  ],
  [
    "a prerequisite after the days",
    { opensAfterDays: 7, prerequisiteId: "l1" },
    "2026-04-04T10:00:00Z",
    lock("PREREQUISITE", null, "l1"),
  ],
  [
    "completed before the rules were made",
    { isCompleted: true, opensAfterDays: 7, prerequisiteId: "l1" },
    "2026-03-28T10:00:00Z",
    null,
  ],
])("%s", (_case, access, now, expected) => {
  expect(lockOfStudent(access && { ...student, ...access }, new Date(now))).toEqual(expected);
});

describe("viewers who may open a lesson", () => {
  test.each<[string, { isPreview: boolean; isEnrolled: boolean }, Who[]]>([
    ["a preview: all viewers", { isPreview: true, isEnrolled: false }, all],
    ["another lesson: the instructor and admins", { isPreview: false, isEnrolled: false }, ["instructor", "admin"]],
    [
      "another lesson, enrolled: every account",
      { isPreview: false, isEnrolled: true },
      all.filter((who) => who !== "nobody" && who !== "guest"),
    ],
  ])("%s", async (_rule, { isPreview, isEnrolled }, expected) => {
    const opening: Who[] = [];
    const accessOf = async () => ({ ...student, enrolledAt: isEnrolled ? enrolledAt : null });
    for (const who of all) {
      const request = { viewer: viewers[who], lesson: { isPreview }, course: { instructorId }, accessOf };
      if ((await lessonLock({ ...request, now: enrolledAt })) === null) opening.push(who);
    }
    expect(opening).toEqual(expected);
  });
});
