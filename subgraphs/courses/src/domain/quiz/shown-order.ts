import { createHash } from "node:crypto";
import type { Quiz, QuizQuestion } from "./quiz.js";

/**
 * Returns the questions in the order of an attempt. The seed is the attempt's id: the order stays the same on every device.
 * The choices of ORDERING are always shuffled, because their stored order is the solution.
 */
export function inShownOrder({ questions, isShuffled }: Quiz, seed: string): readonly QuizQuestion[] {
  const shown = questions.map((question) =>
    isShuffled || question.kind === "ORDERING" ? { ...question, choices: shuffled(question.choices, seed) } : question,
  );
  return isShuffled ? shuffled(shown, seed) : shown;
}

function shuffled<Part extends { readonly id: string }>(parts: readonly Part[], seed: string): readonly Part[] {
  return parts
    .map((part) => ({ part, key: createHash("sha256").update(`${seed}:${part.id}`).digest("hex") }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ part }) => part);
}
