import type { DraftLesson, DraftSection, OutlineDraft } from "./outline-draft";
import type { DraftQuiz } from "./quiz-draft";

/** A position between lessons: before the lesson that is at `index` now, or after the last one. */
export interface LessonPlace {
  readonly sectionKey: string;
  readonly index: number;
}

export interface FoundLesson extends LessonPlace {
  readonly lesson: DraftLesson;
}

export function findLesson(draft: OutlineDraft, key: string): FoundLesson | undefined {
  for (const section of draft) {
    const index = section.lessons.findIndex((lesson) => lesson.key === key);
    const lesson = section.lessons[index];
    if (lesson) return { sectionKey: section.key, index, lesson };
  }
  return undefined;
}

/** `index` is a position between the current sections. */
export function moveSection(draft: OutlineDraft, key: string, index: number): OutlineDraft {
  const from = draft.findIndex((section) => section.key === key);
  const section = draft[from];
  if (!section) return draft;
  const others = draft.filter((other) => other !== section);
  return others.toSpliced(index > from ? index - 1 : index, 0, section);
}

export function moveLesson(draft: OutlineDraft, key: string, to: LessonPlace): OutlineDraft {
  const found = findLesson(draft, key);
  if (!found || !draft.some((section) => section.key === to.sectionKey)) return draft;
  const isSame = found.sectionKey === to.sectionKey;
  const index = isSame && to.index > found.index ? to.index - 1 : to.index;
  return insertLesson(removeLesson(draft, key), { sectionKey: to.sectionKey, index }, found.lesson);
}

/**
 * Returns the position one step up or down; at the end of a section it is in the next one. Undefined at the end of the
 * outline.
 */
export function lessonStep(draft: OutlineDraft, key: string, step: "up" | "down"): LessonPlace | undefined {
  const found = findLesson(draft, key);
  if (!found) return undefined;
  const at = draft.findIndex((section) => section.key === found.sectionKey);
  const { lessons } = draft[at] as DraftSection;
  if (step === "up") {
    if (found.index > 0) return { sectionKey: found.sectionKey, index: found.index - 1 };
    const before = draft[at - 1];
    return before && { sectionKey: before.key, index: before.lessons.length };
  }
  if (found.index < lessons.length - 1) return { sectionKey: found.sectionKey, index: found.index + 2 };
  const after = draft[at + 1];
  return after && { sectionKey: after.key, index: 0 };
}

export function insertSection(draft: OutlineDraft, index: number, section: DraftSection): OutlineDraft {
  return draft.toSpliced(index, 0, section);
}

export function removeSection(draft: OutlineDraft, key: string): OutlineDraft {
  return draft.filter((section) => section.key !== key);
}

/** Does nothing if the section no longer exists. */
export function insertLesson(
  draft: OutlineDraft,
  { sectionKey, index }: LessonPlace,
  lesson: DraftLesson,
): OutlineDraft {
  return draft.map((section) =>
    section.key === sectionKey ? { ...section, lessons: section.lessons.toSpliced(index, 0, lesson) } : section,
  );
}

export function removeLesson(draft: OutlineDraft, key: string): OutlineDraft {
  return draft.map((section) => ({ ...section, lessons: section.lessons.filter((lesson) => lesson.key !== key) }));
}

export function changeSection(draft: OutlineDraft, key: string, title: string): OutlineDraft {
  return draft.map((section) => (section.key === key ? { ...section, title } : section));
}

export function changeLesson(draft: OutlineDraft, key: string, changes: Partial<DraftLesson>): OutlineDraft {
  return draft.map((section) => ({
    ...section,
    lessons: section.lessons.map((lesson) => (lesson.key === key ? { ...lesson, ...changes } : lesson)),
  }));
}

/** Changes the quiz of the lesson if it has one. */
export function changeQuiz(draft: OutlineDraft, key: string, next: (quiz: DraftQuiz) => DraftQuiz): OutlineDraft {
  const quiz = findLesson(draft, key)?.lesson.quiz;
  return quiz ? changeLesson(draft, key, { quiz: next(quiz) }) : draft;
}

/** Makes every lesson a prerequisite except the last, which no lesson follows; or makes no lesson one. */
export function requireOrder(draft: OutlineDraft, isInOrder: boolean): OutlineDraft {
  const last = draft.flatMap(({ lessons }) => lessons).at(-1);
  return draft.map((section) => ({
    ...section,
    lessons: section.lessons.map((lesson) => ({ ...lesson, isPrerequisite: isInOrder && lesson !== last })),
  }));
}

export function orderOf(draft: OutlineDraft): "any" | "inOrder" | "mixed" {
  const lessons = draft.flatMap((section) => section.lessons);
  if (!lessons.some(({ isPrerequisite }) => isPrerequisite)) return "any";
  return lessons.slice(0, -1).every(({ isPrerequisite }) => isPrerequisite) ? "inOrder" : "mixed";
}
