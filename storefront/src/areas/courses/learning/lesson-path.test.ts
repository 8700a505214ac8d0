import { describe, expect, test } from "vitest";
import { lessonsInOrder, neighborsOf, nextOpenLesson } from "./lesson-path.js";

const lesson = (id: string) => ({ id, lock: null });
const sections = [{ lessons: [lesson("a"), lesson("b")] }, { lessons: [] }, { lessons: [lesson("c"), lesson("d")] }];
const lessons = lessonsInOrder(sections);

describe("the lessons of a course in order", () => {
  test("lessonsInOrder returns the lessons of all sections, also with empty ones", () => {
    expect(lessons.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  });

  test.each([
    ["the first lesson has no previous one", "a", [undefined, "b"]],
    ["a middle lesson has two neighbors, across sections", "b", ["a", "c"]],
    ["the last lesson has no next one", "d", ["c", undefined]],
    ["an unknown lesson has no neighbors", "x", [undefined, undefined]],
  ])("%s", (_lesson, id, expected) => {
    const { previous, next } = neighborsOf(lessons, id);
    expect([previous?.id, next?.id]).toEqual(expected);
  });

  test.each([
    ["the one after it", "a", [], "b"],
    ["the next open one", "a", ["b", "c"], "d"],
    ["the first open one after the last lesson", "d", ["a"], "b"],
    ["never itself", "a", ["b", "c", "d"], undefined],
    ["none when all are completed", "d", ["a", "b", "c", "d"], undefined],
    ["the first one that is not completed, without a completed lesson", undefined, ["a"], "b"],
  ])("after a completed lesson, the next one is %s", (_lesson, id, completed, expected) => {
    expect(nextOpenLesson(lessons, id, new Set(completed))?.id).toBe(expected);
  });

  test.each([
    ["passed over", ["c"], "d"],
    ["passed over for an earlier one", ["c", "d"], "a"],
    ["opened if all that remain are locked", ["a", "c", "d"], "c"],
  ])("after a completed lesson, a locked one is %s", (_is, locked, expected) => {
    const some = lessons.map(({ id }) => ({ id, lock: locked.includes(id) ? {} : null }));
    expect(nextOpenLesson(some, "b", new Set(["b"]))?.id).toBe(expected);
  });
});
