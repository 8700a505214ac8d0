import { expect, test } from "@jest/globals";
import type { CourseSection } from "./course.js";
import { missingForPublishing } from "./missing-for-publishing.js";

const empty: CourseSection = { id: "s1", title: "Later", lessons: [] };
const taught: CourseSection = {
  id: "s2",
  title: "Start",
  lessons: [{ id: "l1", title: "Hello", durationSeconds: null, isPreview: false, mediaUrl: null }],
};

test.each([
  ["a section with a lesson without media is enough", "Weaving", [taught], []],
  ["one section with a lesson among empty ones is enough", "Weaving", [empty, taught], []],
  ["without sections", "Weaving", [], ["a section with a lesson"]],
  ["with empty sections", "Weaving", [empty, empty], ["a section with a lesson"]],
  ["without anything, all of it is named", " ", [], ["a title", "a section with a lesson"]],
])("%s", (_case, title, sections, missing) => {
  expect(missingForPublishing({ title }, sections)).toEqual(missing);
});
