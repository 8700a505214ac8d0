import { describe, expect, test } from "@jest/globals";
import { bareLesson } from "../../testing/bare-lesson.js";
import type { CourseSection, Lesson } from "./course.js";
import { missingForPublishing, publishChecklist, type ListedCourse } from "./publish-checklist.js";

const bare: Lesson = { ...bareLesson, id: "l1", hasContent: false, quizKind: null };
const empty: CourseSection = { id: "s1", title: "Later", lessons: [] };
const section = (...lessons: Partial<Lesson>[]): CourseSection => ({
  id: "s2",
  title: "Start",
  lessons: lessons.map((change) => ({ ...bare, ...change })),
});
const weaving = { title: "Weaving", summary: null };

describe("missingForPublishing", () => {
  test.each([
    ["a section with a lesson without media is enough", "Weaving", [section({})], []],
    ["one section with a lesson among empty ones is enough", "Weaving", [empty, section({})], []],
    ["without sections", "Weaving", [], ["a section with a lesson"]],
    ["with empty sections", "Weaving", [empty, empty], ["a section with a lesson"]],
    ["a course without title and lessons lacks both", " ", [], ["a title", "a section with a lesson"]],
  ])("%s", (_case, title, sections, missing) => {
    expect(missingForPublishing({ title, summary: null }, sections)).toEqual(missing);
  });
});

describe("the checklist", () => {
  const always = ["TITLE", "PRICE"];

  test.each<[string, ListedCourse, CourseSection[], string[]]>([
    ["only a title", weaving, [], always],
    ["a summary", { ...weaving, summary: "Warp." }, [], [...always, "SUMMARY"]],
    ["a blank summary does not count", { ...weaving, summary: " " }, [], always],
    ["no title", { ...weaving, title: "" }, [], ["PRICE"]],
    ["a section without a lesson", weaving, [empty], always],
    ["a bare lesson", weaving, [section({})], [...always, "LESSONS"]],
    ["a preview", weaving, [empty, section({}, { isPreview: true })], [...always, "LESSONS", "PREVIEW_LESSON"]],
    ["text in one of two", weaving, [section({ hasContent: true }, {})], [...always, "LESSONS"]],
    [
      "text in one, media in the other",
      weaving,
      [section({ hasContent: true }), section({ externalUrl: "/a.mp4" })],
      [...always, "LESSONS", "LESSON_CONTENT"],
    ],
  ])("%s", (_case, course, sections, done) => {
    const items = publishChecklist(course, sections);
    expect(
      items
        .filter((each) => each.done)
        .map(({ item }) => item)
        .sort(),
    ).toEqual([...done].sort());
  });

  test("the checklist requires only a title, a price and a lesson", () => {
    const required = publishChecklist(weaving, []).filter((each) => each.required);
    expect(required.map(({ item }) => item)).toEqual(["TITLE", "PRICE", "LESSONS"]);
  });
});
