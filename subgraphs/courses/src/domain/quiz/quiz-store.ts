import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { PageRequest } from "@souk/kernel/values/page";
import type { LessonOfUser } from "../enrollment/enrollment-store.js";
import type { QuestionMark, QuizAnswer } from "./mark-answers.js";
import type { Quiz } from "./quiz.js";
import type { QuizAttempt } from "./quiz-attempt.js";

export interface NewAttempt extends LessonOfUser {
  readonly id: string;
  readonly at: Date;
}

export type StartedAttempt =
  /** Also an earlier attempt that is not submitted. */
  | { readonly kind: "started"; readonly attempt: QuizAttempt }
  /** The user is not enrolled, or the lesson has no quiz. */
  | { readonly kind: "notFound" }
  | { readonly kind: "noneLeft" };

export interface AttemptChange {
  readonly answers: readonly QuizAnswer[];
  readonly submittedAt: Date | null;
  readonly marks: readonly QuestionMark[];
  /** Sent from the outbox of the same transaction. */
  readonly jobs?: readonly (AuditJob | MarkedJob)[];
}

/** Mails the student that all answers are marked. */
export interface MarkedJob {
  readonly task: "notifyMarked";
  readonly data: { readonly attemptId: string };
}

export interface AttemptsToMark {
  readonly courseIds: readonly string[];
  readonly page: PageRequest;
}

/** Storage for the attempts at quizzes; only those of active enrollments. */
export interface QuizStore {
  /** Omits lessons without a quiz. */
  quizzesOfLessons(lessonIds: readonly string[]): Promise<readonly { readonly id: string; readonly quiz: Quiz }[]>;
  /** Lists a user's attempts, newest first. */
  attemptsOfLessons(lessonIds: readonly string[], userId: string): Promise<readonly QuizAttempt[]>;
  findAttempt(id: string): Promise<QuizAttempt | null>;
  startAttempt(started: NewAttempt): Promise<StartedAttempt>;
  /**
   * Changes an attempt while no other change of it runs. One that is passed completes its lesson in the same transaction.
   * `change` returns null to leave it as it is. Returns null when there is no such attempt.
   */
  changeAttempt(
    id: string,
    at: Date,
    change: (attempt: QuizAttempt) => AttemptChange | null,
  ): Promise<QuizAttempt | null>;
  /** Returns the ids of attempts that are not submitted and whose time ended at `end` or before. */
  attemptsEndedBy(end: Date, limit: number): Promise<readonly string[]>;
  /** Reads one page of attempts that wait for marks for each course, first submitted first. */
  attemptsToMark(request: AttemptsToMark): Promise<readonly QuizAttempt[]>;
  countAttemptsToMark(courseIds: readonly string[]): Promise<readonly { courseId: string; count: number }[]>;
}
