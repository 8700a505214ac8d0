import { expect, test } from "@jest/globals";
import { instructorRequestTransitions, mayBecome, type InstructorRequestState } from "./instructor-request.js";

const states = Object.keys(instructorRequestTransitions) as InstructorRequestState[];
const allowed = ["OPEN > APPROVED", "OPEN > REJECTED"];

test.each(states.flatMap((from) => states.map((to) => [from, to] as const)))("%s > %s", (from, to) => {
  expect(mayBecome(from, to)).toBe(allowed.includes(`${from} > ${to}`));
});
