import { expect, test } from "@jest/globals";
import { courseStatuses } from "./course.js";
import { mayBecome } from "./course-status.js";

const moves = courseStatuses.flatMap((from) => courseStatuses.map((to) => ({ from, to })));
const allowed = [
  "DRAFT > PUBLISHED",
  "DRAFT > ARCHIVED",
  "PUBLISHED > ARCHIVED",
  "ARCHIVED > DRAFT",
  "ARCHIVED > PUBLISHED",
];

test.each(moves.map((move) => [`${move.from} > ${move.to}`, move] as const))("%s", (name, move) => {
  expect(mayBecome(move)).toBe(allowed.includes(name));
});
