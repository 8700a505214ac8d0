import type { AuditJob } from "@souk/kernel/audit/admin-action";
import type { PageRequest } from "@souk/kernel/values/page";
import type { LessonPostNotice } from "../peers.js";
import type { DiscussedLesson, LessonAnswer, LessonPost, LessonQuestion } from "./lesson-question.js";

export interface NewPost extends Pick<LessonPost, "id" | "authorRole" | "text"> {
  readonly authorId: string;
  readonly lessonId: string;
  readonly at: Date;
  /** A mail, sent from the outbox of the same transaction. */
  readonly notice?: LessonPostNotice | null;
}

/** A post with what decides who may change it. */
export interface FoundPost extends Pick<LessonPost, "id" | "authorId" | "createdAt"> {
  readonly lessonId: string;
  /** Null for a question. */
  readonly questionId: string | null;
}

export type AddedPost =
  /** A repeated request adds nothing. */
  | { readonly kind: "added" }
  /** The lesson or the question was deleted meanwhile, or the enrollment has ended. */
  | { readonly kind: "notFound" }
  | { readonly kind: "tooMany" }
  /** Another post has the id. */
  | { readonly kind: "idTaken" };

/** Storage for the questions and answers below lessons. */
export interface LessonPostStore {
  findLesson(lessonId: string): Promise<DiscussedLesson | null>;
  findQuestion(id: string): Promise<LessonQuestion | null>;
  findPost(id: string): Promise<FoundPost | null>;
  /** Newest first. Returns one question more than the page has, if there is one. */
  questionsOfLesson(lessonId: string, page: PageRequest): Promise<readonly LessonQuestion[]>;
  countQuestions(lessonId: string): Promise<number>;
  /** The questions of students without an answer of the instructor or an admin, first asked first. */
  openQuestions(courseIds: readonly string[], page: PageRequest): Promise<readonly LessonQuestion[]>;
  countOpenQuestions(
    courseIds: readonly string[],
  ): Promise<readonly { readonly courseId: string; readonly count: number }[]>;
  /** Lists answers, first written first. */
  answersOfQuestions(questionIds: readonly string[]): Promise<readonly LessonAnswer[]>;
  /** Needs an active enrollment of a student, and refuses more than `maxQuestionsPerDay`. */
  ask(question: NewPost): Promise<AddedPost>;
  /** Refuses more than `maxAnswers`. */
  answer(answer: NewPost & { readonly questionId: string }): Promise<AddedPost>;
  /** Changes a post of this author. Returns false when there is none. */
  edit(post: Pick<NewPost, "id" | "authorId" | "text" | "at">): Promise<boolean>;
  /** Deletes a post, and a question with its answers. Returns false when it was deleted before. */
  deletePost(post: Pick<FoundPost, "id" | "questionId">, jobs: readonly AuditJob[]): Promise<boolean>;
}
