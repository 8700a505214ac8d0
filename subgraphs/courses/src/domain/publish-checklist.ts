import type { Course, CourseSection } from "./course.js";

/** In the order in which they are shown. */
export const checklistItems = ["TITLE", "SUMMARY", "PRICE", "LESSONS", "PREVIEW_LESSON", "LESSON_CONTENT"] as const;
export type ChecklistItem = (typeof checklistItems)[number];

export interface CheckedItem {
  readonly item: ChecklistItem;
  readonly done: boolean;
  /** Without it the course cannot be published; the others only do it good. */
  readonly required: boolean;
}

export type ListedCourse = Pick<Course, "title" | "summary">;

interface Check {
  /** What a course lacks without it, for the sentence that refuses to publish it; null: it can do without. */
  readonly need: string | null;
  readonly isDone: (course: ListedCourse, sections: readonly CourseSection[]) => boolean;
}

const checks: Readonly<Record<ChecklistItem, Check>> = {
  TITLE: { need: "a title", isDone: ({ title }) => title.trim() !== "" },
  SUMMARY: { need: null, isDone: ({ summary }) => (summary ?? "").trim() !== "" },
  // by construction: a course is made with its product, which has one
  PRICE: { need: "a price", isDone: () => true },
  LESSONS: { need: "a section with a lesson", isDone: (_course, sections) => lessonsOf(sections).length > 0 },
  PREVIEW_LESSON: { need: null, isDone: (_course, sections) => lessonsOf(sections).some(({ isPreview }) => isPreview) },
  LESSON_CONTENT: { need: null, isDone: (_course, sections) => isTaught(lessonsOf(sections)) },
};

/** What a course has of what a good one has. */
export function publishChecklist(course: ListedCourse, sections: readonly CourseSection[]): CheckedItem[] {
  return checklistItems.map((item) => {
    const { need, isDone } = checks[item];
    return { item, done: isDone(course, sections), required: need !== null };
  });
}

/** All that a course still needs before it can be published. A lesson may be without media and text. */
export function missingForPublishing(course: ListedCourse, sections: readonly CourseSection[]): string[] {
  return checklistItems.flatMap((item) => {
    const { need, isDone } = checks[item];
    return need === null || isDone(course, sections) ? [] : [need];
  });
}

function lessonsOf(sections: readonly CourseSection[]) {
  return sections.flatMap(({ lessons }) => lessons);
}

/** Each lesson has something to watch or to read. */
function isTaught(lessons: ReturnType<typeof lessonsOf>): boolean {
  return lessons.length > 0 && lessons.every(({ mediaUrl, hasContent }) => mediaUrl !== null || hasContent);
}
