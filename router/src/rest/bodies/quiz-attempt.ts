import { z } from "zod";
import type {
  AttemptToMarkBodyFragment,
  QuizAnswerBodyFragment,
  QuizAttemptBodyFragment,
} from "../generated/operations.js";
import { snakeKeys } from "../snake-case.js";
import { lower, named, time } from "./fields.js";
import { lessonFileBody, toLessonFile } from "./lesson.js";
import { personBody, toPerson } from "./student.js";

export const questionKind = z.enum([
  "single_choice",
  "multiple_choice",
  "ordering",
  "short_text",
  "free_text",
  "upload",
]);

const answerBody = z.object({
  choice_ids: z.array(z.string()).describe("In the student's order for `ordering`."),
  text: z.string().nullable(),
  file_ids: z.array(z.string()),
  files: z.array(lessonFileBody.nullable()).nullable().describe("Null while media does not answer."),
});

function toAnswer({ files, ...answer }: QuizAnswerBodyFragment): z.input<typeof answerBody> {
  return { ...snakeKeys(answer), files: files && files.map((file) => file && toLessonFile(file)) };
}

const attemptFields = {
  id: z.string(),
  lesson_id: z.string(),
  lesson_title: z.string(),
  started_at: time,
  submitted_at: time.nullable().describe("Null while the student may answer."),
  points: z.int().nullable().describe("Null until all answers are marked."),
  max_points: z.int(),
  is_passed: z.boolean().nullable().describe("Null until it is submitted, and while the instructor's marks decide."),
};

const questionFields = {
  id: z.string(),
  kind: questionKind,
  text: z.string().describe("Markdown."),
  points: z.int().describe("The points of a right answer."),
  answer: answerBody.nullable(),
};

const markFields = {
  points: z.int().nullable().describe("Null until the instructor has marked the answer."),
  comment: z.string().nullable().describe("The instructor's comment."),
};

export const quizAttemptBody = named(
  "QuizAttempt",
  z.object({
    ...attemptFields,
    ends_at: time.nullable().describe("The end of the time limit."),
    seconds_left: z.int().nullable().describe("By the clock of the service."),
    questions: z
      .array(
        z.object({
          ...questionFields,
          choices: z.array(z.object({ id: z.string(), text: z.string() })),
          result: z
            .object({
              ...markFields,
              explanation: z.string().nullable(),
              correct_choice_ids: z
                .array(z.string())
                .nullable()
                .describe("Null for a student who has not passed and has attempts left."),
              patterns: z.array(z.string()).nullable().describe("The accepted texts; null as `correct_choice_ids`."),
            })
            .nullable()
            .describe("Null until the attempt is submitted."),
        }),
      )
      .describe("In the order of this attempt."),
  }),
);

export function toQuizAttempt({
  lesson,
  questions,
  ...attempt
}: QuizAttemptBodyFragment): z.input<typeof quizAttemptBody> {
  return {
    ...snakeKeys(attempt),
    lesson_id: lesson.id,
    lesson_title: lesson.title,
    questions: questions.map(({ kind, answer, ...question }) => ({
      ...snakeKeys(question),
      kind: lower(kind),
      answer: answer && toAnswer(answer),
    })),
  };
}

export const attemptToMarkBody = named(
  "AttemptToMark",
  z.object({
    ...attemptFields,
    student: personBody.nullable().describe("Null when the account is deleted."),
    questions: z.array(z.object({ ...questionFields, result: z.object(markFields).nullable() })),
  }),
);

export function toAttemptToMark({
  lesson,
  student,
  questions,
  ...attempt
}: AttemptToMarkBodyFragment): z.input<typeof attemptToMarkBody> {
  return {
    ...snakeKeys(attempt),
    lesson_id: lesson.id,
    lesson_title: lesson.title,
    student: student && toPerson(student),
    questions: questions.map(({ kind, answer, ...question }) => ({
      ...snakeKeys(question),
      kind: lower(kind),
      answer: answer && toAnswer(answer),
    })),
  };
}
