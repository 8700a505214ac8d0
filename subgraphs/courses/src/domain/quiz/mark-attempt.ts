import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { mayManage } from "../course/course-access.js";
import type { CourseStore } from "../course/course-store.js";
import type { QuestionMark } from "./mark-answers.js";
import { isMarkedByHand } from "./quiz.js";
import type { QuizAttempt } from "./quiz-attempt.js";
import type { MarkedJob, QuizStore } from "./quiz-store.js";

/** A mark in an instructor's input. */
export interface QuestionMarkInput {
  readonly questionId: string;
  readonly points: number;
  readonly comment?: string | null;
}

export interface MarkAttemptInput {
  readonly attemptId: string;
  readonly marks: readonly QuestionMarkInput[];
}

export type MarkAttemptOutcome =
  | { readonly kind: "marked"; readonly attempt: QuizAttempt }
  | { readonly kind: "notSubmitted" }
  | { readonly kind: "notFound"; readonly attemptId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface MarkAttemptDependencies {
  readonly courses: Pick<CourseStore, "findCourse">;
  readonly quizzes: QuizStore;
  readonly clock: Clock;
}

/** Finds an attempt for its student, and a submitted one for the instructor of the course and admins. */
export function findAttempt({ courses, quizzes }: Pick<MarkAttemptDependencies, "courses" | "quizzes">) {
  return async (id: string, viewer: Viewer): Promise<QuizAttempt | null> => {
    const found = isUuid(id) ? await quizzes.findAttempt(id) : null;
    if (!found || (viewer.kind === "user" && viewer.id === found.userId)) return found;
    const course = found.submittedAt && (await courses.findCourse("id", found.courseId));
    return course && mayManage(viewer, course) ? found : null;
  };
}

const marksRule = z.object({
  marks: z
    .array(
      z.object({
        questionId: z.string(),
        points: z.int("must be a whole number").min(0, "must not be negative"),
        comment: z.string().trim().max(5000, "must be at most 5,000 characters").nullish(),
      }),
    )
    .min(1, "must be at least 1 mark")
    .max(100, "must be at most 100 marks"),
});

/**
 * Gives points and comments to free texts and files of a submitted attempt; a later mark replaces an earlier one. For the instructor
 * of the course and admins.
 */
export function markAttempt({ courses, quizzes, clock }: MarkAttemptDependencies) {
  return async (
    { attemptId, marks: given }: MarkAttemptInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<MarkAttemptOutcome> => {
    const found = isUuid(attemptId) ? await quizzes.findAttempt(attemptId) : null;
    const course = found && (await courses.findCourse("id", found.courseId));
    if (!found || !course || !mayManage(viewer, course)) return { kind: "notFound", attemptId };
    const checked = checkInput(marksRule, { marks: given });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const fields = strayMarks(found, checked.value.marks);
    if (fields.length > 0) return { kind: "invalid", fields };
    if (found.submittedAt === null) return { kind: "notSubmitted" };
    const marked = await quizzes.changeAttempt(attemptId, clock.now(), ({ answers, submittedAt, marks: before }) => {
      const marks = replaced(before, checked.value.marks);
      const audited = { targetType: "QuizAttempt", targetId: attemptId, before: { marks: before }, after: { marks } };
      const jobs = [...auditJobs(action, audited), ...markedJobs(attemptId, before, marks)];
      return { answers, submittedAt, marks, jobs };
    });
    return marked ? { kind: "marked", attempt: marked } : { kind: "notFound", attemptId };
  };
}

function strayMarks({ quiz }: QuizAttempt, given: readonly QuestionMarkInput[]): InvalidField[] {
  const mostPoints = new Map(quiz.questions.map(({ id, kind, points }) => [id, isMarkedByHand(kind) ? points : null]));
  return given.flatMap(({ questionId, points }, index): InvalidField[] => {
    const most = mostPoints.get(questionId.toLowerCase()) ?? null;
    if (most === null)
      return [{ path: `marks.${index}.questionId`, message: "is no question of this quiz that the instructor marks" }];
    return points > most ? [{ path: `marks.${index}.points`, message: `must be at most ${most}` }] : [];
  });
}

/** The last of the marks mails the student; a later correction does not. */
function markedJobs(attemptId: string, before: readonly QuestionMark[], after: readonly QuestionMark[]): MarkedJob[] {
  const isMarked = (marks: readonly QuestionMark[]): boolean => marks.every(({ points }) => points !== null);
  return !isMarked(before) && isMarked(after) ? [{ task: "notifyMarked", data: { attemptId } }] : [];
}

function replaced(marks: readonly QuestionMark[], given: readonly QuestionMarkInput[]): readonly QuestionMark[] {
  const byQuestion = new Map(given.map((mark) => [mark.questionId.toLowerCase(), mark]));
  return marks.map((mark) => {
    const now = byQuestion.get(mark.questionId);
    return now ? { questionId: mark.questionId, points: now.points, comment: now.comment || null } : mark;
  });
}
