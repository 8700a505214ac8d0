import { z } from "zod";
import type { StudentBodyFragment } from "../generated/operations.js";
import { snakeKeys } from "../snake-case.js";
import { named, time } from "./fields.js";

export const personBody = z.object({ id: z.string(), name: z.string().nullable(), email: z.string() });

export function toPerson({
  id,
  fullName,
  email,
}: NonNullable<StudentBodyFragment["user"]>): z.input<typeof personBody> {
  return { id, name: fullName, email };
}

export const studentBody = named(
  "Student",
  z.object({
    enrollment_id: z.string(),
    enrolled_at: time,
    progress: z.number().describe("0 to 1."),
    completed_at: time.nullable(),
    ends_at: time.nullable().describe("The end of the access; null without an end."),
    is_granted: z.boolean().describe("False if the student bought the course."),
    user: personBody.nullable().describe("Null when the account is deleted."),
  }),
);

export function toStudent({ user, ...student }: StudentBodyFragment): z.input<typeof studentBody> {
  return { ...snakeKeys(student), user: user && toPerson(user) };
}
