import { z } from "zod";
import type { LessonQuestionBodyFragment } from "../generated/operations.js";
import { snakeKeys } from "../snake-case.js";
import { lower, named, time } from "./fields.js";

const postFields = {
  id: z.string(),
  text: z.string().describe("Plain text with line breaks."),
  author_name: z.string().nullable().describe("Null without one, and while accounts does not answer."),
  author_role: z.enum(["student", "instructor", "admin"]),
  is_mine: z.boolean().describe("True if the user wrote it."),
  created_at: time,
  edited_at: time.nullable(),
};

export const lessonQuestionBody = named(
  "LessonQuestion",
  z.object({
    ...postFields,
    lesson_id: z.string(),
    lesson_title: z.string(),
    is_open: z.boolean().describe("True until the instructor or an admin answers the question of a student."),
    answers: z.array(z.object(postFields)).describe("The first written first."),
  }),
);

/** A question lacks the names of its authors while accounts does not answer. */
export const questionMayLack: readonly string[] = ["authorName"];

export function toLessonQuestion({
  authorRole,
  answers,
  ...question
}: LessonQuestionBodyFragment): z.input<typeof lessonQuestionBody> {
  return {
    ...snakeKeys(question),
    author_role: lower(authorRole),
    answers: answers.map(({ authorRole: role, ...answer }) => ({ ...snakeKeys(answer), author_role: lower(role) })),
  };
}

export const announcementBody = named(
  "Announcement",
  z.object({
    id: z.string(),
    subject: z.string(),
    text: z.string().describe("Plain text with line breaks."),
    created_at: time,
    recipient_count: z.int().nullable().describe("The students when it was written; null for students."),
    mailed_count: z.int().nullable().describe("The students whose mail was prepared; null for students."),
    is_mailed: z.boolean().nullable().describe("True after the mails of all students; null for students."),
  }),
);
