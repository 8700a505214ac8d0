import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { lockOfStudent, type LessonAccessStore, type LessonLock } from "../curriculum/lesson-lock.js";
import type { MediaPeer } from "../peers.js";
import { markAnswers, type QuizAnswer } from "./mark-answers.js";
import { findForeignFiles } from "./answer-files.js";
import type { QuizQuestion } from "./quiz.js";
import { isOver, latestEndOfOver, type QuizAttempt } from "./quiz-attempt.js";
import type { AttemptChange, QuizStore } from "./quiz-store.js";

export type StartQuizOutcome =
  | { readonly kind: "started"; readonly attempt: QuizAttempt }
  | { readonly kind: "locked"; readonly lock: LessonLock }
  | { readonly kind: "noneLeft" }
  | { readonly kind: "notFound"; readonly lessonId: string };

export type AnswerQuizOutcome =
  | { readonly kind: "saved"; readonly attempt: QuizAttempt }
  /** The attempt is submitted, or its time is over. */
  | { readonly kind: "ended" }
  | { readonly kind: "notFound"; readonly attemptId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** An answer in a student's input. */
export interface QuizAnswerInput {
  readonly questionId: string;
  readonly choiceIds?: readonly string[] | null;
  readonly text?: string | null;
  readonly fileIds?: readonly string[] | null;
}

export interface AnswerQuizInput {
  readonly attemptId: string;
  /** Each replaces the earlier answer to its question; other answers stay. */
  readonly answers: readonly QuizAnswerInput[];
  /** Submits the attempt after the answers. */
  readonly submits: boolean;
}

export interface TakeQuizDependencies {
  readonly quizzes: QuizStore;
  readonly lessonAccess: LessonAccessStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface AnswerQuizDependencies extends Pick<TakeQuizDependencies, "quizzes" | "clock"> {
  readonly files: Pick<MediaPeer, "keepFiles">;
}

const maxShortText = 500;
const maxFiles = 5;
const answersRule = z.object({
  answers: z
    .array(
      z.object({
        questionId: z.string(),
        choiceIds: z.array(z.string()).max(20, "must be at most 20 choices").nullish(),
        text: z.string().max(10_000, "must be at most 10,000 characters").nullish(),
        fileIds: z.array(z.string().toLowerCase()).max(maxFiles, `must be at most ${maxFiles} files`).nullish(),
      }),
    )
    .max(100, "must be at most 100 answers"),
});

/**
 * Starts an attempt at the quiz of an open lesson for an enrolled user. Returns the present attempt if it is not submitted;
 * one whose time is over is submitted first.
 */
export function startQuizAttempt({ quizzes, lessonAccess, clock, newId }: TakeQuizDependencies) {
  return async (lessonId: string, userId: string): Promise<StartQuizOutcome> => {
    const [access] = isUuid(lessonId) ? await lessonAccess.accessOfLessons([lessonId], userId) : [];
    if (!access?.enrolledAt) return { kind: "notFound", lessonId };
    const at = clock.now();
    const lock = access.isPreview ? null : lockOfStudent(access, at);
    if (lock) return { kind: "locked", lock };
    const started = await quizzes.startAttempt({ id: newId(), lessonId, userId, at });
    if (started.kind === "notFound") return { kind: "notFound", lessonId };
    if (started.kind === "noneLeft" || !isOver(started.attempt, at)) return started;
    const ended = await quizzes.changeAttempt(started.attempt.id, at, submittedAsSaved(at));
    return ended ? { kind: "started", attempt: ended } : { kind: "notFound", lessonId };
  };
}

/**
 * Saves answers of the user's own attempt, and submits it if the input says so. Submitting is idempotent. Throws
 * ServiceUnavailableError.
 */
export function answerQuiz({ quizzes, files, clock }: AnswerQuizDependencies) {
  const foreignFiles = findForeignFiles({ quizzes, files });
  return async (input: AnswerQuizInput, userId: string): Promise<AnswerQuizOutcome> => {
    const { attemptId, submits } = input;
    const checked = checkInput(answersRule, { answers: input.answers });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const foreign = await foreignFiles({ attemptId, answers: checked.value.answers, userId });
    if (foreign.length > 0) return { kind: "invalid", fields: foreign };
    const at = clock.now();
    let outcome: AnswerQuizOutcome | null = null;
    const changed = isUuid(attemptId)
      ? await quizzes.changeAttempt(attemptId, at, (attempt) => {
          if (attempt.userId !== userId) outcome = { kind: "notFound", attemptId };
          if (outcome || (submits && attempt.submittedAt !== null)) return null;
          if (attempt.submittedAt !== null || (isOver(attempt, at) && !submits)) {
            outcome = { kind: "ended" };
            return null;
          }
          if (isOver(attempt, at)) return submitted(attempt, attempt.answers, at);
          const merged = mergeAnswers(attempt, checked.value.answers);
          if (!merged.ok) {
            outcome = { kind: "invalid", fields: merged.fields };
            return null;
          }
          if (submits) return submitted(attempt, merged.answers, at);
          return { answers: merged.answers, submittedAt: null, marks: [] };
        })
      : null;
    return outcome ?? (changed ? { kind: "saved", attempt: changed } : { kind: "notFound", attemptId });
  };
}

const attemptsPerPage = 500;

/** Submits the attempts whose time is over, with the answers that were saved. Idempotent. */
export function submitEndedAttempts({ quizzes, clock }: Pick<TakeQuizDependencies, "quizzes" | "clock">) {
  return async (): Promise<void> => {
    const at = clock.now();
    let ids: readonly string[] = [];
    do {
      ids = await quizzes.attemptsEndedBy(latestEndOfOver(at), attemptsPerPage);
      for (const id of ids) await quizzes.changeAttempt(id, at, submittedAsSaved(at));
    } while (ids.length === attemptsPerPage);
  };
}

/** Submits an attempt with its saved answers, unless it is submitted. */
function submittedAsSaved(at: Date) {
  return (attempt: QuizAttempt): AttemptChange | null =>
    attempt.submittedAt === null ? submitted(attempt, attempt.answers, at) : null;
}

/** An attempt that ended by its time limit was submitted at that time. */
function submitted({ quiz, endsAt }: QuizAttempt, answers: readonly QuizAnswer[], at: Date): AttemptChange {
  const submittedAt = endsAt !== null && endsAt < at ? endsAt : at;
  return { answers, submittedAt, marks: markAnswers(quiz, answers) };
}

type MergedAnswers =
  | { readonly ok: true; readonly answers: readonly QuizAnswer[] }
  | { readonly ok: false; readonly fields: readonly InvalidField[] };

function mergeAnswers({ quiz, answers }: QuizAttempt, given: readonly QuizAnswerInput[]): MergedAnswers {
  const questions = new Map(quiz.questions.map((question) => [question.id, question]));
  const merged = new Map(answers.map((answer) => [answer.questionId, answer]));
  const fields = given.flatMap(({ questionId, choiceIds, text, fileIds }, index): InvalidField[] => {
    const at = (field: string, message: string) => [{ path: `answers.${index}.${field}`, message }];
    const question = questions.get(questionId.toLowerCase());
    if (!question) return at("questionId", "is no question of this quiz");
    const answer = {
      questionId: question.id,
      choiceIds: (choiceIds ?? []).map((id) => id.toLowerCase()),
      text: text ?? null,
      ...(fileIds || question.kind === "UPLOAD" ? { fileIds: fileIds ?? [] } : {}),
    };
    merged.set(question.id, answer);
    return faultsOf(question, answer).flatMap(({ field, message }) => at(field, message));
  });
  return fields.length > 0 ? { ok: false, fields } : { ok: true, answers: [...merged.values()] };
}

function faultsOf({ kind, choices }: QuizQuestion, { choiceIds, text, fileIds = [] }: QuizAnswer) {
  const known = new Set(choices.map(({ id }) => id));
  const hasChoices = known.size > 0;
  return [
    ...(choiceIds.some((id) => !known.has(id)) || new Set(choiceIds).size < choiceIds.length
      ? [{ field: "choiceIds", message: "must be choices of the question, each once" }]
      : []),
    ...(kind === "SINGLE_CHOICE" && choiceIds.length > 1
      ? [{ field: "choiceIds", message: "must be at most 1 choice" }]
      : []),
    ...(kind === "UPLOAD" && text !== null ? [{ field: "text", message: "must be left out for this kind" }] : []),
    ...(kind !== "UPLOAD" && fileIds.length > 0
      ? [{ field: "fileIds", message: "must be left out for this kind" }]
      : []),
    ...(new Set(fileIds).size < fileIds.length ? [{ field: "fileIds", message: "must not repeat a file" }] : []),
    ...(hasChoices && text !== null ? [{ field: "text", message: "must be left out for choices" }] : []),
    ...(kind === "SHORT_TEXT" && text !== null && text.length > maxShortText
      ? [{ field: "text", message: "must be at most 500 characters" }]
      : []),
  ];
}
