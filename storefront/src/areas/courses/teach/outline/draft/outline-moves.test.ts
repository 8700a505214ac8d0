import { describe, expect, test } from "vitest";
import { blankLesson, type OutlineDraft } from "./outline-draft.js";
import { changeLesson, lessonStep, moveLesson, moveSection, orderOf, requireOrder } from "./outline-moves.js";

const draft: OutlineDraft = [
  { key: "1", title: "1", lessons: [blankLesson("a"), blankLesson("b"), blankLesson("c")] },
  { key: "2", title: "2", lessons: [] },
  { key: "3", title: "3", lessons: [blankLesson("d")] },
];
const titlesOf = (outline: OutlineDraft) =>
  outline.map(({ key, lessons }) => `${key}:${lessons.map((one) => one.key).join("")}`).join(" ");

describe("a lesson", () => {
  test.each([
    ["stays when moved to the slot before itself", "b", "1", 1, "1:abc 2: 3:d"],
    ["stays when moved to the slot after itself", "b", "1", 2, "1:abc 2: 3:d"],
    ["goes up", "c", "1", 0, "1:cab 2: 3:d"],
    ["goes down", "a", "1", 2, "1:bac 2: 3:d"],
    ["goes to the end", "a", "1", 3, "1:bca 2: 3:d"],
    ["goes into an empty section", "b", "2", 0, "1:ac 2:b 3:d"],
    ["goes before a lesson of another section", "a", "3", 0, "1:bc 2: 3:ad"],
    ["stays when moved to a removed section", "a", "x", 0, "1:abc 2: 3:d"],
  ])("%s", (_move, key, sectionKey, index, expected) => {
    expect(titlesOf(moveLesson(draft, key, { sectionKey, index }))).toBe(expected);
  });

  test.each([
    ["up", "b", "up", "1:bac 2: 3:d"],
    ["down", "a", "down", "1:bac 2: 3:d"],
    ["down from the end of its section into the next", "c", "down", "1:ab 2:c 3:d"],
    ["up from the start of its section into the previous one", "d", "up", "1:abc 2:d 3:"],
  ] as const)("steps %s", (_step, key, step, expected) => {
    const place = lessonStep(draft, key, step);
    expect(place && titlesOf(moveLesson(draft, key, place))).toBe(expected);
  });

  test("does not leave the outline", () => {
    expect([lessonStep(draft, "a", "up"), lessonStep(draft, "d", "down")]).toEqual([undefined, undefined]);
  });
});

test.each([
  ["stays when moved to the slot before itself", "2", 1, "1:abc 2: 3:d"],
  ["stays when moved to the slot after itself", "2", 2, "1:abc 2: 3:d"],
  ["goes to the beginning", "3", 0, "3:d 1:abc 2:"],
  ["goes to the end", "1", 3, "2: 3:d 1:abc"],
])("a section %s", (_move, key, index, expected) => {
  expect(titlesOf(moveSection(draft, key, index))).toBe(expected);
});

test("lessons in order are prerequisites of the next ones, except the last; in any order none is", () => {
  const inOrder = requireOrder(draft, true);
  const lessons = inOrder.flatMap((section) => section.lessons);
  expect(lessons.map(({ isPrerequisite }) => isPrerequisite)).toEqual([true, true, true, false]);
  expect(requireOrder(inOrder, false)).toEqual(draft);
  const mixed = changeLesson(inOrder, "a", { isPrerequisite: false });
  expect([draft, inOrder, mixed].map(orderOf)).toEqual(["any", "inOrder", "mixed"]);
});
