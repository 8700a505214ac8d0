import { expect, test } from "@jest/globals";
import { bareLesson } from "../../testing/bare-lesson.js";
import type { CourseSection, Lesson } from "../course/course.js";
import type { Quiz } from "../quiz/quiz.js";
import type { WrittenLesson, WrittenSection } from "./merge-curriculum.js";
import { outlineChanges, outlineOf, withLongPartsOf, withoutSameParts } from "./outline-draft.js";

const lesson = (id: string, change: Partial<WrittenLesson> = {}): WrittenLesson => ({
  ...bareLesson,
  id,
  title: `Lesson ${id}`,
  ...change,
});
const section = (id: string, ...lessons: WrittenLesson[]): WrittenSection => ({ id, title: `Section ${id}`, lessons });
const draft = [section("1", lesson("a"), lesson("b"), lesson("c")), section("2", lesson("d"))];
const published: CourseSection[] = draft.map(({ lessons, ...rest }) => ({
  ...rest,
  lessons: lessons.map((each): Lesson => ({ ...each, hasContent: each.id !== "d", quizKind: null })),
}));
const inFirst = (...lessons: WrittenLesson[]) => [section("1", ...lessons), section("2", lesson("d"))];

test.each<[string, WrittenSection[], string[]]>([
  ["nothing", draft, []],
  ["an added section with a lesson", [...draft, section("3", lesson("e"))], ["ADDED Section 3", "ADDED Lesson e"]],
  [
    "a removed section",
    [section("1", lesson("a"), lesson("b"), lesson("c"))],
    ["REMOVED Section 2", "REMOVED Lesson d"],
  ],
  ["sections in another order", draft.toReversed(), ["MOVED Section 2"]],
  [
    "a section with another title",
    [{ ...section("1", lesson("a"), lesson("b"), lesson("c")), title: "New" }, section("2", lesson("d"))],
    ["CHANGED New: TITLE"],
  ],
  ["the first lesson at the end", inFirst(lesson("b"), lesson("c"), lesson("a")), ["MOVED Lesson a"]],
  ["the last lesson at the start", inFirst(lesson("c"), lesson("a"), lesson("b")), ["MOVED Lesson c"]],
  [
    "a lesson in another section",
    [section("1", lesson("a"), lesson("c")), section("2", lesson("d"), lesson("b"))],
    ["MOVED Lesson b"],
  ],
  ["a removed lesson", inFirst(lesson("a"), lesson("c")), ["REMOVED Lesson b"]],
  [
    "a lesson that is moved and changed",
    inFirst(lesson("c", { title: "New", isPreview: true, content: null }), lesson("a"), lesson("b")),
    ["MOVED New", "CHANGED New: TITLE, PREVIEW, TEXT"],
  ],
  [
    "all other parts",
    inFirst(
      lesson("a", { durationSeconds: 60, mediaFileId: "f" }),
      lesson("b", { externalUrl: "/b.mp4", opensAt: new Date(0) }),
      lesson("c", { isPrerequisite: true, quiz: null }),
    ),
    ["CHANGED Lesson a: LENGTH, MEDIA", "CHANGED Lesson b: MEDIA, OPENING", "CHANGED Lesson c: QUIZ, OPENING"],
  ],
])("the changes of a draft: %s", (_case, given, expected) => {
  const changes = outlineChanges(published, given).map(({ kind, title, parts }) =>
    parts.length > 0 ? `${kind} ${title}: ${parts.join(", ")}` : `${kind} ${title}`,
  );
  expect(changes).toEqual(expected);
});

test("a draft has the long parts that differ from the published ones, and keeps them in the next save", () => {
  const question = { id: "q", kind: "FREE_TEXT", text: "?", points: 1, explanation: null, choices: [], patterns: [] };
  const quiz = {
    passPercent: 50,
    maxAttempts: null,
    timeLimitMinutes: null,
    isShuffled: false,
    questions: [question],
  } as Quiz;
  const given = inFirst(
    lesson("a", { content: "same", quiz: { ...quiz } }),
    lesson("b", { content: "new", quiz: { ...quiz, passPercent: 60 } }),
    lesson("c", { content: null, quiz: null }),
  );
  const texts = new Map([
    ["a", { content: "same", quiz }],
    ["b", { content: "old", quiz }],
    ["c", { content: "old", quiz: null }],
  ]);
  const saved = withoutSameParts(given, texts);
  const expected = inFirst(
    lesson("a"),
    lesson("b", { content: "new", quiz: { ...quiz, passPercent: 60 } }),
    lesson("c", { content: null }),
  );
  expect(saved).toEqual(expected);
  expect(withLongPartsOf(draft, saved)).toEqual(expected);
  const shown = outlineOf({ sections: saved }, published).flatMap(({ lessons }) => lessons);
  expect(shown.map(({ hasContent, quizKind }) => [hasContent, quizKind])).toEqual([
    [true, null],
    [true, "QUIZ"],
    [false, null],
    [false, null],
  ]);
});
