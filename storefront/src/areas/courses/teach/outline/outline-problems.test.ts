import { describe, expect, test } from "@jest/globals";
import type { DraftLesson } from "./outline-draft.js";
import { outlineProblems, serverProblems } from "./outline-problems.js";

const good: DraftLesson = { key: "a", title: "A", length: "8:20", isPreview: false, mediaUrl: "", content: "" };
const outlineWith = (lesson: Partial<DraftLesson>) => [
  { key: "s", title: "S", lessons: [{ ...good, ...lesson }] },
  { key: "empty", title: "Empty", lessons: [] },
];

describe("what is wrong with an outline", () => {
  test.each<[string, Partial<DraftLesson>, object]>([
    ["nothing", {}, {}],
    ["no title", { title: "  " }, { "a.title": "empty" }],
    ["too long a title", { title: "t".repeat(201) }, { "a.title": "tooLong" }],
    ["no length", { length: "soon" }, { "a.durationSeconds": "length" }],
    ["a path", { mediaUrl: "/a.mp4" }, {}],
    ["another site's address without its protocol", { mediaUrl: "//evil.example.com/a" }, { "a.mediaUrl": "address" }],
    ["an address that would run something", { mediaUrl: "javascript:alert(1)" }, { "a.mediaUrl": "address" }],
    ["words for an address", { mediaUrl: "my video" }, { "a.mediaUrl": "address" }],
    ["too long a text", { content: "t".repeat(50_001) }, { "a.content": "tooLong" }],
  ])("%s", (_name, lesson, problems) => {
    expect(Object.fromEntries(outlineProblems(outlineWith(lesson)))).toEqual(problems);
  });

  test("is said of sections too", () => {
    expect([...outlineProblems([{ key: "s", title: "", lessons: [] }])]).toEqual([["s.title", "empty"]]);
  });

  test("is found by the server's paths, and what belongs to no field is kept", () => {
    const fields = [
      { path: "sections.0.title", message: "one" },
      { path: "sections.0.lessons.0.mediaUrl", message: "two" },
      { path: "sections.7.title", message: "three" },
      { path: "sections", message: "four" },
    ];
    expect(Object.fromEntries(serverProblems(outlineWith({}), fields))).toEqual({
      "s.title": "one",
      "a.mediaUrl": "two",
      "": "three four",
    });
  });
});
