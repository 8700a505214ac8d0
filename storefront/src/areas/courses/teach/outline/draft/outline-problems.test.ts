import { describe, expect, test } from "vitest";
import { blankLesson, type DraftLesson } from "./outline-draft.js";
import { outlineProblems, serverProblems } from "./outline-problems.js";

const good: DraftLesson = { ...blankLesson("a"), title: "A", length: "8:20" };
const daysOf = (days: string) => ({ opening: { kind: "days", days } }) as const;
const outlineWith = (lesson: Partial<DraftLesson>) => [
  { key: "s", title: "S", lessons: [{ ...good, ...lesson }] },
  { key: "empty", title: "Empty", lessons: [] },
];

describe("the problems of an outline", () => {
  test.each<[string, Partial<DraftLesson>, object]>([
    ["are none for a valid lesson", {}, {}],
    ["include a missing title", { title: "  " }, { "a.title": "empty" }],
    ["include a title that is too long", { title: "t".repeat(201) }, { "a.title": "tooLong" }],
    ["include an invalid length", { length: "soon" }, { "a.durationSeconds": "length" }],
    ["are none for a path", { externalUrl: "/a.mp4" }, {}],
    ["include a URL without a protocol", { externalUrl: "//evil.example.com/a" }, { "a.externalUrl": "address" }],
    ["include a URL that runs a script", { externalUrl: "javascript:alert(1)" }, { "a.externalUrl": "address" }],
    ["include text in place of a URL", { externalUrl: "my video" }, { "a.externalUrl": "address" }],
    ["are none for the most days", daysOf(" 3650 "), {}],
    ["include too many days", daysOf("3651"), { "a.opensAfterDays": "days" }],
    ["include no day", daysOf("0"), { "a.opensAfterDays": "days" }],
    ["include missing days", daysOf(""), { "a.opensAfterDays": "days" }],
    ["include a missing date", { opening: { kind: "date", opensAt: "" } }, { "a.opensAt": "date" }],
    ["are none for the days of a preview", { isPreview: true, ...daysOf("soon") }, {}],
    ["include a text that is too long", { content: "t".repeat(50_001) }, { "a.content": "tooLong" }],
  ])("%s", (_name, lesson, problems) => {
    expect(Object.fromEntries(outlineProblems(outlineWith(lesson)))).toEqual(problems);
  });

  test("include those of sections", () => {
    expect([...outlineProblems([{ key: "s", title: "", lessons: [] }])]).toEqual([["s.title", "empty"]]);
  });

  test("are found by the server's paths, and messages without a field are kept", () => {
    const fields = [
      { path: "sections.0.title", message: "one" },
      { path: "sections.0.lessons.0.externalUrl", message: "two" },
      { path: "sections.7.title", message: "three" },
      { path: "sections", message: "four" },
    ];
    expect(Object.fromEntries(serverProblems(outlineWith({}), fields))).toEqual({
      "s.title": "one",
      "a.externalUrl": "two",
      "": "three four",
    });
  });
});
