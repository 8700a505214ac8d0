import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { LessonPostNotice } from "../peers.js";
import { findDiscussedLesson, roleIn, type DiscussionDependencies } from "./discussed-lesson.js";
import type { AddedPost, LessonPostStore, NewPost } from "./lesson-post-store.js";
import type { DiscussedLesson, LessonQuestion } from "./lesson-question.js";

export interface WritePostDependencies extends DiscussionDependencies {
  readonly newId: () => string;
  /** The address of the shop, for links in mails. */
  readonly publicUrl: string;
}

/** The text of a post, with the id that the client chooses so that a repeated request adds nothing. */
export interface PostInput {
  readonly id?: string | null;
  readonly text: string;
}

export type WritePostOutcome =
  /** With the question, also after an answer. */
  | { readonly kind: "written"; readonly question: LessonQuestion }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "tooMany" }
  | { readonly kind: "idTaken" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

/** The text below a lesson that a person writes, with the id that the client chooses. */
export const postRule = z.object({
  id: z.uuid("must be a UUID").toLowerCase().nullish(),
  text: z.string().trim().min(1, "must not be empty").max(5000, "must be at most 5,000 characters"),
});

/** Asks a question below a lesson, and mails the instructor. */
export function askQuestion(deps: WritePostDependencies) {
  return async (
    { lessonId, ...input }: PostInput & { readonly lessonId: string },
    viewer: Viewer,
  ): Promise<WritePostOutcome> =>
    write(deps, { lessonId, input, viewer, notFoundId: lessonId }, async (post, lesson) => {
      const mail = { kind: "LESSON_QUESTION", userId: lesson.instructorId, questionId: post.id } as const;
      const added = await deps.lessonPosts.ask({ ...post, notice: noticeOf(deps, mail, post, lesson) });
      return { questionId: post.id, added };
    });
}

/** Answers a question below a lesson, and mails its author, who may answer too. */
export function answerQuestion(deps: WritePostDependencies) {
  return async (
    { questionId, ...input }: PostInput & { readonly questionId: string },
    viewer: Viewer,
  ): Promise<WritePostOutcome> => {
    const question = await findOf(deps.lessonPosts, questionId);
    if (!question) return { kind: "notFound", id: questionId };
    const { id, lessonId, authorId } = question;
    return write(deps, { lessonId, input, viewer, notFoundId: questionId }, async (post, lesson) => {
      const mail = { kind: "LESSON_ANSWER", userId: authorId, questionId: id } as const;
      const notice = noticeOf(deps, mail, post, lesson);
      return { questionId: id, added: await deps.lessonPosts.answer({ ...post, questionId: id, notice }) };
    });
  };
}

/** Changes the text of the viewer's own question or answer. */
export function editPost(deps: WritePostDependencies) {
  return async (
    { id, text }: { readonly id: string; readonly text: string },
    viewer: Viewer,
  ): Promise<WritePostOutcome> => {
    const post = isUuid(id) ? await deps.lessonPosts.findPost(id) : null;
    if (!post || viewer.kind !== "user" || post.authorId !== viewer.id) return { kind: "notFound", id };
    const written = { lessonId: post.lessonId, input: { id, text }, viewer, notFoundId: id };
    return write(deps, written, async (edit) => ({
      questionId: post.questionId ?? post.id,
      added: (await deps.lessonPosts.edit(edit)) ? { kind: "added" } : { kind: "notFound" },
    }));
  };
}

interface Writing {
  readonly lessonId: string;
  readonly input: PostInput;
  readonly viewer: Viewer;
  /** The id that a refusal names. */
  readonly notFoundId: string;
}

async function write(
  deps: WritePostDependencies,
  { lessonId, input, viewer, notFoundId }: Writing,
  store: (
    post: NewPost,
    lesson: DiscussedLesson,
  ) => Promise<{ readonly questionId: string; readonly added: AddedPost }>,
): Promise<WritePostOutcome> {
  const lesson = await findDiscussedLesson(deps, lessonId, viewer);
  if (!lesson || viewer.kind !== "user") return { kind: "notFound", id: notFoundId };
  const checked = checkInput(postRule, input);
  if (!checked.ok) return { kind: "invalid", fields: checked.fields };
  const { id, text } = checked.value;
  const authorRole = roleIn(lesson, viewer);
  const at = deps.clock.now();
  const post = { id: id ?? deps.newId(), lessonId: lesson.id, authorId: viewer.id, authorRole, text, at };
  const { questionId, added } = await store(post, lesson);
  if (added.kind === "tooMany" || added.kind === "idTaken") return added;
  const question = added.kind === "added" ? await deps.lessonPosts.findQuestion(questionId) : null;
  return question ? { kind: "written", question } : { kind: "notFound", id: notFoundId };
}

interface PostMail extends Pick<LessonPostNotice, "kind"> {
  /** Null after the erasure of the reader. */
  readonly userId: string | null;
  readonly questionId: string;
}

/** Returns the mail about a post; null to its author. */
function noticeOf(
  { publicUrl }: WritePostDependencies,
  { kind, userId, questionId }: PostMail,
  { id: postId, authorId }: NewPost,
  { id, title: lessonTitle, courseTitle, courseSlug }: DiscussedLesson,
): LessonPostNotice | null {
  if (userId === null || userId === authorId) return null;
  const link = `${publicUrl}/learn/${courseSlug}/${id}?question=${questionId}`;
  return { postId, kind, userId, courseTitle, lessonTitle, link };
}

async function findOf(lessonPosts: LessonPostStore, id: string): Promise<LessonQuestion | null> {
  return isUuid(id) ? lessonPosts.findQuestion(id) : null;
}
