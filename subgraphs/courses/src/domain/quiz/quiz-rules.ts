import { z } from "zod";
import {
  isMarkedByHand,
  mostAttempts,
  questionKinds,
  type QuestionKind,
  type Quiz,
  type QuizQuestion,
} from "./quiz.js";

export const maxQuestions = 100;
export const maxChoices = 20;
const maxPatterns = 20;
const percent = 100;
/** The maximum length of a question. */
export const maxTextLength = 5000;

/** An id in the database's spelling; the author may choose it. */
const id = z.uuid("must be a UUID").toLowerCase().nullish();
const questionText = z
  .string()
  .trim()
  .min(1, "must not be empty")
  .max(maxTextLength, "must be at most 5,000 characters");
const wholeNumber = z.int("must be a whole number").min(1, "must be at least 1");

const choice = z.object({
  id,
  text: z.string().trim().min(1, "must not be empty").max(1000, "must be at most 1,000 characters"),
  isCorrect: z.boolean().nullish(),
});

const question = z
  .object({
    id,
    kind: z.enum(questionKinds),
    text: questionText,
    points: wholeNumber.max(percent, "must be at most 100").nullish(),
    explanation: z.string().trim().max(5000, "must be at most 5,000 characters").nullish(),
    choices: z.array(choice).max(maxChoices, `must be at most ${maxChoices} choices`).nullish(),
    patterns: z
      .array(z.string().trim().min(1, "must not be empty").max(200, "must be at most 200 characters"))
      .max(maxPatterns, `must be at most ${maxPatterns} texts`)
      .nullish(),
  })
  .superRefine(({ kind, choices, patterns }, context) => {
    const correct = (choices ?? []).filter(({ isCorrect }) => isCorrect).length;
    const fault = faultOf(kind, { choices: choices?.length ?? 0, correct, patterns: patterns?.length ?? 0 });
    if (fault) context.addIssue({ code: "custom", path: [fault.field], message: fault.message });
  });

interface Counts {
  readonly choices: number;
  readonly correct: number;
  readonly patterns: number;
}

function faultOf(kind: QuestionKind, { choices, correct, patterns }: Counts) {
  const hasChoices = kind !== "SHORT_TEXT" && !isMarkedByHand(kind);
  const inChoices = (message: string) => ({ field: "choices", message });
  if (kind === "UPLOAD" && choices > 0) return inChoices("must be left out for this kind");
  if (!hasChoices && choices > 0) return inChoices("must be left out for a text");
  if (kind !== "SHORT_TEXT" && patterns > 0) return { field: "patterns", message: "must be left out for this kind" };
  if (kind === "SHORT_TEXT" && patterns === 0) return { field: "patterns", message: "must be at least 1 text" };
  if (hasChoices && choices < 2) return inChoices("must be at least 2 choices");
  if (kind === "SINGLE_CHOICE" && correct !== 1) return inChoices("must have exactly 1 right choice");
  if (kind === "MULTIPLE_CHOICE" && correct === 0) return inChoices("must have at least 1 right choice");
  if (kind === "ORDERING" && correct > 0) return inChoices("must be in the right order, without isCorrect");
  return null;
}

export const quizRule = z
  .object({
    passPercent: z
      .int("must be a whole number")
      .min(0, "must not be negative")
      .max(percent, "must be at most 100")
      .nullish(),
    maxAttempts: wholeNumber.max(mostAttempts, `must be at most ${mostAttempts}`).nullish(),
    timeLimitMinutes: wholeNumber.max(600, "must be at most 600").nullish(),
    isShuffled: z.boolean().nullish(),
    questions: z
      .array(question)
      .min(1, "must be at least 1 question")
      .max(maxQuestions, `must be at most ${maxQuestions} questions`),
  })
  .superRefine(({ questions }, context) => {
    const seen = new Set<string>();
    const check = (given: string | null | undefined, path: (string | number)[]): void => {
      if (given == null) return;
      if (seen.has(given))
        context.addIssue({ code: "custom", path, message: "is the id of another part of this quiz" });
      seen.add(given);
    };
    for (const [index, { id: questionId, choices }] of questions.entries()) {
      check(questionId, ["questions", index, "id"]);
      for (const [place, given] of (choices ?? []).entries())
        check(given.id, ["questions", index, "choices", place, "id"]);
    }
  });

export type QuizInput = z.infer<typeof quizRule>;

const usualPassPercent = 50;

/** Returns the quiz to store: each question and choice with its given id, or with a new one. */
export function quizFrom(given: QuizInput, newId: () => string): Quiz {
  return {
    passPercent: given.passPercent ?? usualPassPercent,
    maxAttempts: given.maxAttempts ?? null,
    timeLimitMinutes: given.timeLimitMinutes ?? null,
    isShuffled: given.isShuffled ?? false,
    questions: given.questions.map((each): QuizQuestion => ({
      id: each.id ?? newId(),
      kind: each.kind,
      text: each.text,
      points: each.points ?? 1,
      explanation: each.explanation || null,
      choices: (each.choices ?? []).map(({ id: choiceId, text, isCorrect }) => ({
        id: choiceId ?? newId(),
        text,
        isCorrect: isCorrect ?? false,
      })),
      patterns: each.patterns ?? [],
    })),
  };
}
