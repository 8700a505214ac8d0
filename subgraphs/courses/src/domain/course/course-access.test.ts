import { describe, expect, test } from "@jest/globals";
import { all, instructorId, viewers, type Who } from "../../testing/course-viewers.js";
import type { CourseStatus } from "./course.js";
import { mayOpen, maySee } from "./course-access.js";

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
