import type { MediaPeer } from "../peers.js";
import type { Course, CourseSection, Lesson } from "./course.js";

/** In display order. */
export const checklistItems = ["TITLE", "SUMMARY", "PRICE", "LESSONS", "PREVIEW_LESSON", "LESSON_CONTENT"] as const;
export type ChecklistItem = (typeof checklistItems)[number];

export interface CheckedItem {
  readonly item: ChecklistItem;
  readonly done: boolean;
  /** True if the course cannot be published without it; the other items are recommendations. */
  readonly required: boolean;
}

export type ListedCourse = Pick<Course, "title" | "summary">;

interface Check {
  /** The name of the missing item in the message that refuses to publish; null if the item is optional. */
  readonly need: string | null;
  readonly isDone: (course: ListedCourse, sections: readonly CourseSection[]) => boolean;
}

const checks: Readonly<Record<ChecklistItem, Check>> = {
  TITLE: { need: "a title", isDone: ({ title }) => title.trim() !== "" },
  SUMMARY: { need: null, isDone: ({ summary }) => (summary ?? "").trim() !== "" },
  // Always true: a course is created with its product, which has a price.
  PRICE: { need: "a price", isDone: () => true },
  LESSONS: { need: "a section with a lesson", isDone: (_course, sections) => lessonsOf(sections).length > 0 },
  PREVIEW_LESSON: { need: null, isDone: (_course, sections) => lessonsOf(sections).some(({ isPreview }) => isPreview) },
  LESSON_CONTENT: { need: null, isDone: (_course, sections) => isTaught(lessonsOf(sections)) },
};

/** Returns the checklist of a course with the state of each item. */
export function publishChecklist(course: ListedCourse, sections: readonly CourseSection[]): CheckedItem[] {
  return checklistItems.map((item) => {
    const { need, isDone } = checks[item];
    return { item, done: isDone(course, sections), required: need !== null };
  });
}

/** Returns all items that a course still needs before it can be published. A lesson needs neither media nor text. */
export function missingForPublishing(course: ListedCourse, sections: readonly CourseSection[]): string[] {
  return checklistItems.flatMap((item) => {
    const { need, isDone } = checks[item];
    return need === null || isDone(course, sections) ? [] : [need];
  });
}

/** Returns the lessons whose file media cannot play, or does not have. Throws ServiceUnavailableError. */
export async function unplayableLessons<Part extends FiledLesson>(
  media: Pick<MediaPeer, "unplayableFiles">,
  lessons: readonly Part[],
): Promise<readonly Part[]> {
  const ids = [...new Set(lessons.flatMap(({ mediaFileId }) => mediaFileId ?? []))];
  const unplayable = new Set(ids.length === 0 ? [] : await media.unplayableFiles(ids));
  return lessons.filter(({ mediaFileId }) => mediaFileId !== null && unplayable.has(mediaFileId));
}

type FiledLesson = Pick<Lesson, "mediaFileId">;

const mostNamed = 5;

/**
 * Returns all that a course still needs before it can be published, also files that can be played. Throws
 * ServiceUnavailableError.
 */
export async function missingWithFiles(
  media: Pick<MediaPeer, "unplayableFiles">,
  course: ListedCourse & Pick<Course, "promoFileId">,
  sections: readonly CourseSection[],
): Promise<readonly string[]> {
  const missing = missingForPublishing(course, sections);
  const promo = { title: null, mediaFileId: course.promoFileId };
  const unplayable = await unplayableLessons<FiledLesson & { title: string | null }>(media, [
    promo,
    ...lessonsOf(sections),
  ]);
  const titles = unplayable.flatMap(({ title }) => (title === null ? [] : `"${title}"`));
  const more = titles.length > mostNamed ? ` and ${titles.length - mostNamed} more lessons` : "";
  return [
    ...missing,
    ...(titles.length === 0 ? [] : [`a file that plays in ${titles.slice(0, mostNamed).join(", ")}${more}`]),
    ...(unplayable.includes(promo) ? ["a promo video that plays"] : []),
  ];
}

function lessonsOf(sections: readonly CourseSection[]) {
  return sections.flatMap(({ lessons }) => lessons);
}

/** Returns true if each lesson has media, a text or a quiz. */
function isTaught(lessons: ReturnType<typeof lessonsOf>): boolean {
  return lessons.length > 0 && lessons.every((each) => hasMedia(each) || each.hasContent || each.quizKind !== null);
}

function hasMedia({ externalUrl, mediaFileId }: Lesson): boolean {
  return externalUrl !== null || mediaFileId !== null;
}
