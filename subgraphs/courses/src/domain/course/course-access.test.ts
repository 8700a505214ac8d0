import { describe, expect, test } from "@jest/globals";
import { nobody, type Role, type Viewer } from "@souk/kernel/identity/viewer";
import type { CourseStatus } from "./course.js";
import { mayOpen, maySee, mayWatch } from "./course-access.js";

const instructorId = "teacher";
const user = (id: string, role: Role): Viewer => ({ kind: "user", id, role, username: id, sessionId: "s" });
const viewers = {
  nobody,
  guest: { kind: "guest", id: "guest", sessionId: "s" },
  customer: user("customer", "CUSTOMER"),
  instructor: user(instructorId, "INSTRUCTOR"),
  "another instructor": user("colleague", "INSTRUCTOR"),
  "an instructor who no longer is one": user(instructorId, "CUSTOMER"),
  admin: user("admin", "ADMIN"),
} satisfies Record<string, Viewer>;
type Who = keyof typeof viewers;
const all = Object.keys(viewers) as Who[];

describe("visibility of a course", () => {
  test.each<[CourseStatus, Who[]]>([
    ["DRAFT", ["instructor", "admin"]],
    ["PUBLISHED", all],
    ["ARCHIVED", ["instructor", "admin"]],
  ])("%s: %j", (status, expected) => {
    expect(all.filter((who) => maySee(viewers[who], { status, instructorId }))).toEqual(expected);
  });
});

describe("access to a course by its key", () => {
  test.each<[CourseStatus, string, boolean, Who[]]>([
    ["DRAFT", "enrolled", true, ["instructor", "admin"]],
    ["PUBLISHED", "not enrolled", false, all],
    ["ARCHIVED", "not enrolled", false, ["instructor", "admin"]],
    ["ARCHIVED", "enrolled", true, all.filter((who) => who !== "nobody" && who !== "guest")],
  ])("%s, %s: %j", async (status, _enrolled, enrolled, expected) => {
    const opening: Who[] = [];
    for (const who of all) {
      const request = { viewer: viewers[who], course: { status, instructorId } };
      if (await mayOpen({ ...request, isEnrolled: async () => enrolled })) opening.push(who);
    }
    expect(opening).toEqual(expected);
  });
});

describe("access to the media of a lesson", () => {
  test.each<[string, { isPreview: boolean; enrolled: boolean }, Who[]]>([
    ["a preview: all viewers", { isPreview: true, enrolled: false }, all],
    ["another lesson: the instructor and admins", { isPreview: false, enrolled: false }, ["instructor", "admin"]],
    [
      "another lesson, enrolled: every account",
      { isPreview: false, enrolled: true },
      all.filter((who) => who !== "nobody" && who !== "guest"),
    ],
  ])("%s", async (_rule, { isPreview, enrolled }, expected) => {
    const watching: Who[] = [];
    for (const who of all) {
      const request = { viewer: viewers[who], lesson: { isPreview }, course: { instructorId } };
      if (await mayWatch({ ...request, isEnrolled: async () => enrolled })) watching.push(who);
    }
    expect(watching).toEqual(expected);
  });
});
