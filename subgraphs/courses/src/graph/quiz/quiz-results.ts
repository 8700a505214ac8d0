import {
  conflict,
  ConflictType,
  invalidInput,
  InvalidInputType,
  notFound,
  NotFoundType,
} from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType } from "type-graphql";
import type { MarkAttemptOutcome } from "../../domain/quiz/mark-attempt.js";
import type { AnswerQuizOutcome, StartQuizOutcome } from "../../domain/quiz/take-quiz.js";
import { lockText } from "../enrollment/enrollment-results.js";
import { QuizAttemptType, quizAttemptTypeFrom } from "./quiz-type.js";

export const StartQuizAttemptResult = createUnionType({
  name: "StartQuizAttemptResult",
  types: () => [QuizAttemptType, NotFoundType, ConflictType] as const,
});

export const AnswerQuizResult = createUnionType({
  name: "AnswerQuizResult",
  types: () => [QuizAttemptType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export const MarkQuizAttemptResult = createUnionType({
  name: "MarkQuizAttemptResult",
  types: () => [QuizAttemptType, NotFoundType, ConflictType, InvalidInputType] as const,
});

export function toStartQuizAttemptResult(outcome: StartQuizOutcome): typeof StartQuizAttemptResult {
  switch (outcome.kind) {
    case "started":
      return quizAttemptTypeFrom(outcome.attempt);
    case "locked":
      return conflict(lockText(outcome.lock), "lessonId");
    case "noneLeft":
      return conflict("You have no attempt left at this quiz.", "lessonId");
    case "notFound":
      return notFound(`You have no lesson ${outcome.lessonId} with a quiz.`);
    default:
      return unreachable(outcome);
  }
}

export function toAnswerQuizResult(outcome: AnswerQuizOutcome): typeof AnswerQuizResult {
  switch (outcome.kind) {
    case "saved":
      return quizAttemptTypeFrom(outcome.attempt);
    case "ended":
      return conflict("The attempt has ended; its answers no longer change.", "attemptId");
    case "notFound":
      return notFound(`You have no attempt ${outcome.attemptId}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

export function toMarkQuizAttemptResult(outcome: MarkAttemptOutcome): typeof MarkQuizAttemptResult {
  switch (outcome.kind) {
    case "marked":
      return quizAttemptTypeFrom(outcome.attempt);
    case "notSubmitted":
      return conflict("The student has not submitted the attempt yet.", "attemptId");
    case "notFound":
      return notFound(`There is no attempt ${outcome.attemptId}.`);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
