import type { QuestionKind } from "../../../graph/schema-types.generated";

export type QuizKind = "QUIZ" | "ASSIGNMENT";

/** A quiz that only asks for files is an assignment, as on the server. */
export function quizKindOf(questions: readonly { readonly kind: QuestionKind }[]): QuizKind {
  return questions.length > 0 && questions.every(({ kind }) => kind === "UPLOAD") ? "ASSIGNMENT" : "QUIZ";
}
