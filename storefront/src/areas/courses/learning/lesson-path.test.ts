import { describe, expect, test } from "vitest";
import { lessonsInOrder, neighborsOf, nextOpenLesson } from "./lesson-path.js";

const sections = [{ lessons: [{ id: "a" }, { id: "b" }] }, { lessons: [] }, { lessons: [{ id: "c" }, { id: "d" }] }];
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
  ])("after a completed lesson, the next one is %s", (_lesson, id, completed, expected) => {
    expect(nextOpenLesson(lessons, id, new Set(completed))?.id).toBe(expected);
  });
});
