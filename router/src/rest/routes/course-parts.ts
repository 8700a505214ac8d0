import { z } from "zod";
import { pathId } from "../bodies/fields.js";

const notFound = (message: string) => ({ codes: { NOT_FOUND: message } });

/** A part of a course at an address with its id. */
export function partOf(name: string) {
  return {
    access: "account",
    texts: notFound(`${name} not found`),
    params: z.object({ id: pathId.describe(`The id of the ${name.toLowerCase()}.`) }),
  } as const;
}

export const ofCourse = {
  ...partOf("Course"),
  params: z.object({ id: pathId.describe("The id of the course, or its slug.") }),
} as const;

export const ofLesson = partOf("Lesson");

/** The quiz of a lesson at the address of the lesson. */
export const ofQuiz = { ...ofLesson, texts: notFound("Quiz not found") } as const;

/** A new text has the `Idempotency-Key` as its id. */
export const newText = { method: "POST", status: 201, fieldNames: { id: "Idempotency-Key" } } as const;
export const keyIsId = "An `Idempotency-Key` must be a UUID: it becomes the id, so that a repeat adds nothing.";

export const deletion = { method: "DELETE", status: 204, answer: z.undefined(), respond: () => undefined } as const;

/** A time in a video or sound. */
export const seconds = z
  .int("must be a whole number")
  .min(0, "must be at least 0")
  .max(604_800, "must be at most 604800")
  .describe("From the start of the video or sound; at most a week.");
