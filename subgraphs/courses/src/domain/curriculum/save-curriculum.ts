import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import type { Clock } from "@souk/kernel/values/clock";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Course, CourseSection } from "../course/course.js";
import { mayManage } from "../course/course-access.js";
import { saveCurriculumRule } from "../course/course-rules.js";
import type { CourseStore, SavedCurriculum } from "../course/course-store.js";
import { isEditedAsDraft, type CourseDraftStore } from "../course/course-draft.js";
import { attachFiles, fileAuthor } from "./attach-files.js";
import type { MediaPeer } from "../peers.js";
import type { QuizStore } from "../quiz/quiz-store.js";
import { mergeCurriculum, type CurriculumSectionInput, type WrittenSection } from "./merge-curriculum.js";
import {
  auditedOutline,
  outlineChanges,
  outlineOf,
  type LongParts,
  withLongPartsOf,
  withoutSameParts,
} from "./outline-draft.js";

export interface SaveCurriculumInput {
  readonly courseId: string;
  /** The version of the outline that the author has read. */
  readonly expectedVersion: number;
  readonly sections: readonly CurriculumSectionInput[];
}

export type SaveCurriculumOutcome =
  | { readonly kind: "saved"; readonly course: Course }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "versionMovedOn"; readonly version: number }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface SaveCurriculumDependencies {
  readonly courses: CourseStore;
  readonly drafts: CourseDraftStore;
  readonly quizzes: Pick<QuizStore, "quizzesOfLessons">;
  readonly files: MediaPeer;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Replaces the whole outline in one transaction: missing lessons are removed with their progress. The outline of a course
 * that is or was published is saved as a draft, until it is published. Throws ServiceUnavailableError when media does not
 * answer.
 */
export function saveCurriculum({ courses, drafts, quizzes, files, clock, newId }: SaveCurriculumDependencies) {
  return async (
    { courseId, expectedVersion, sections: given }: SaveCurriculumInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<SaveCurriculumOutcome> => {
    const course = isUuid(courseId) ? await courses.findCourse("id", courseId) : null;
    if (!course || !mayManage(viewer, course)) return { kind: "notFound", id: courseId };
    const checked = checkInput(saveCurriculumRule, { sections: given });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (course.version !== expectedVersion) return { kind: "versionMovedOn", version: course.version };
    const published = await courses.sectionsOfCourses([course.id]);
    const [draft] = isEditedAsDraft(course) ? await drafts.draftsOfCourses([course.id]) : [];
    const present = outlineOf(draft?.outline, published);
    const merged = mergeCurriculum(present, checked.value.sections, newId);
    if (!merged.ok) return { kind: "invalid", fields: merged.fields };
    const attached = await attachFiles(files, merged.sections, fileAuthor(viewer, course), present);
    if (!attached.ok) return { kind: "invalid", fields: attached.fields };
    const sections = withLongPartsOf(attached.sections, draft?.outline?.sections ?? []);
    const jobs = auditJobs(action, {
      targetType: "Course",
      targetId: course.id,
      before: auditedOutline(present),
      after: auditedOutline(sections),
    });
    const outline = { courseId: course.id, expectedVersion, sections, at: clock.now(), jobs };
    const saved = await (isEditedAsDraft(course) ? saveDraft(outline, published) : courses.saveCurriculum(outline));
    if (saved) return { kind: "saved", course: saved };
    return { kind: "versionMovedOn", version: (await courses.findCourse("id", course.id))?.version ?? expectedVersion };
  };

  /** An outline like the published one is no draft. */
  async function saveDraft(outline: SavedCurriculum, published: readonly CourseSection[]): Promise<Course | null> {
    const sections = withoutSameParts(outline.sections, await publishedParts(outline.sections));
    const isChanged = outlineChanges(published, sections).length > 0;
    return drafts.saveOutline({ ...outline, sections: isChanged ? sections : null });
  }

  /** Reads the published parts of the lessons that have parts of their own. */
  async function publishedParts(sections: readonly WrittenSection[]): Promise<ReadonlyMap<string, LongParts>> {
    const lessons = sections.flatMap((section) => section.lessons);
    const idsWith = (part: keyof LongParts) =>
      lessons.flatMap((lesson) => (lesson[part] === undefined ? [] : [lesson.id]));
    const [contents, quizOfLessons] = await Promise.all([
      courses.contentsOfLessons(idsWith("content")),
      quizzes.quizzesOfLessons(idsWith("quiz")),
    ]);
    const contentOf = new Map(contents.map(({ id, content }) => [id, content]));
    const quizOf = new Map(quizOfLessons.map(({ id, quiz }) => [id, quiz]));
    return new Map(lessons.map(({ id }) => [id, { content: contentOf.get(id) ?? null, quiz: quizOf.get(id) ?? null }]));
  }
}
