import { describe, expect, test } from "@jest/globals";
import { lessonsInOrder, neighborsOf, openAfter } from "./lesson-path.js";

const sections = [{ lessons: [{ id: "a" }, { id: "b" }] }, { lessons: [] }, { lessons: [{ id: "c" }, { id: "d" }] }];
const lessons = lessonsInOrder(sections);

describe("the way through a course", () => {
  test("goes through its sections, empty ones too", () => {
    expect(lessons.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  });

  test.each([
    ["the first has none before it", "a", [undefined, "b"]],
    ["one between has two, across sections", "b", ["a", "c"]],
    ["the last has none after it", "d", ["c", undefined]],
    ["one that is not there has none", "x", [undefined, undefined]],
  ])("%s", (_lesson, id, expected) => {
    const { previous, next } = neighborsOf(lessons, id);
    expect([previous?.id, next?.id]).toEqual(expected);
  });

  test.each([
    ["the one after it", "a", [], "b"],
    ["the next that is open", "a", ["b", "c"], "d"],
    ["from the beginning, behind the last one", "d", ["a"], "b"],
    ["itself never", "a", ["b", "c", "d"], undefined],
    ["none when all are completed", "d", ["a", "b", "c", "d"], undefined],
  ])("after a completed lesson comes %s", (_lesson, id, completed, expected) => {
    expect(openAfter(lessons, id, new Set(completed))?.id).toBe(expected);
  });
});
