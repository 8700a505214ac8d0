import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import { mayManage } from "../course/course-access.js";
import type { LessonPostStore } from "./lesson-post-store.js";

export interface DeletePostOutcome {
  readonly kind: "deleted" | "notFound";
  readonly id: string;
}

/** Deletes a question with its answers, or an answer. For its author, the instructor of the course and admins. */
export function deletePost({ lessonPosts }: { readonly lessonPosts: LessonPostStore }) {
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<DeletePostOutcome> => {
    const post = isUuid(id) ? await lessonPosts.findPost(id) : null;
    if (!post || viewer.kind !== "user") return { kind: "notFound", id };
    const { authorId, lessonId, questionId } = post;
    const isOwn = authorId === viewer.id;
    const lesson = isOwn ? null : await lessonPosts.findLesson(lessonId);
    if (!isOwn && !(lesson && mayManage(viewer, lesson))) return { kind: "notFound", id };
    const jobs = auditJobs(isOwn ? null : action, {
      targetType: questionId === null ? "LessonQuestion" : "LessonAnswer",
      targetId: post.id,
      before: { lessonId, authorId },
      after: null,
    });
    return { kind: (await lessonPosts.deletePost(post, jobs)) ? "deleted" : "notFound", id };
  };
}
