import type { Viewer } from "@souk/kernel/identity/viewer";
import { batchLoader, groupLoader } from "@souk/kernel/peers/batch-loader";
import { pageOf, readPageArguments, type CursorValue, type Page, type PageArguments } from "@souk/kernel/values/page";
import { isUuid } from "@souk/kernel/values/uuid";
import { findDiscussedLesson, type DiscussionDependencies } from "./discussed-lesson.js";
import type { LessonPostStore } from "./lesson-post-store.js";
import type { LessonQuestion } from "./lesson-question.js";

export type QuestionOrder = "NEWEST" | "OLDEST";

/** The cursor holds `createdAt` and the id. */
const cursorLength = 2;

export interface QuestionList {
  readonly page: Page<LessonQuestion>;
  readonly order: QuestionOrder;
  readonly count: () => Promise<number>;
}

/** Returns the questions below a lesson, newest first; null for those who may not read them. Throws PageArgumentError. */
export function listQuestions(deps: DiscussionDependencies) {
  return async (lessonId: string, page: PageArguments, viewer: Viewer): Promise<QuestionList | null> => {
    const request = readPageArguments(page, "NEWEST", cursorLength);
    const lesson = await findDiscussedLesson(deps, lessonId, viewer);
    if (!lesson) return null;
    const rows = await deps.lessonPosts.questionsOfLesson(lesson.id, request);
    const count = () => deps.lessonPosts.countQuestions(lesson.id);
    return { page: pageOf(request, rows), order: "NEWEST", count };
  };
}

/** Returns a question; null for those who may not read it. */
export function findQuestion(deps: DiscussionDependencies) {
  return async (id: string, viewer: Viewer): Promise<LessonQuestion | null> => {
    const question = isUuid(id) ? await deps.lessonPosts.findQuestion(id) : null;
    return question && (await findDiscussedLesson(deps, question.lessonId, viewer)) ? question : null;
  };
}

/** Lists the same page of several courses in one statement, and their counts in another. */
export interface OpenQuestionLister {
  list(courseId: string): Promise<QuestionList>;
}

/** Lists the open questions of courses, first asked first. The caller checks who may see them. Throws PageArgumentError. */
export function listOpenQuestions({ lessonPosts }: { readonly lessonPosts: LessonPostStore }) {
  return (page: PageArguments): OpenQuestionLister => {
    const request = readPageArguments(page, "OLDEST", cursorLength);
    const pages = groupLoader(
      (courseIds) => lessonPosts.openQuestions(courseIds, request),
      (question) => question.courseId,
    );
    const counts = batchLoader(
      (courseIds) => lessonPosts.countOpenQuestions(courseIds),
      (row) => row.courseId,
    );
    return {
      list: async (courseId) => ({
        page: pageOf(request, await pages.load(courseId)),
        order: "OLDEST",
        count: async () => (await counts.load(courseId))?.count ?? 0,
      }),
    };
  };
}

export function questionKeyOf({ createdAt, id }: LessonQuestion): readonly CursorValue[] {
  return [createdAt.toISOString(), id];
}
