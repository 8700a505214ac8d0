import { isDeepStrictEqual } from "node:util";
import type { CourseSection, Lesson } from "../course/course.js";
import { quizKindOf } from "../quiz/quiz.js";
import type { WrittenLesson, WrittenSection } from "./merge-curriculum.js";

/** The outline of a published course with changes that students do not see yet. */
export interface OutlineDraft {
  /** A lesson has its text and its quiz only if they have changed. */
  readonly sections: readonly WrittenSection[];
  readonly savedAt: Date;
}

/** Returns the outline that the next publication shows: the published one without a draft. */
export function outlineOf(
  draft: Pick<OutlineDraft, "sections"> | null | undefined,
  published: readonly CourseSection[],
): readonly CourseSection[] {
  if (!draft) return published;
  const publishedLesson = lessonsById(published);
  const shown = ({ content, quiz, ...lesson }: WrittenLesson): Lesson => {
    const earlier = publishedLesson.get(lesson.id)?.lesson;
    return {
      ...lesson,
      hasContent: content === undefined ? (earlier?.hasContent ?? false) : content !== null,
      quizKind: quiz === undefined ? (earlier?.quizKind ?? null) : quiz && quizKindOf(quiz),
    };
  };
  return draft.sections.map(({ lessons, ...section }) => ({ ...section, lessons: lessons.map(shown) }));
}

/** The parts of a lesson that can be long, and are stored only where they differ. */
export type LongParts = Pick<WrittenLesson, "content" | "quiz">;

/** Returns the sections with the long parts of an earlier draft where they have none of their own. */
export function withLongPartsOf(
  sections: readonly WrittenSection[],
  earlier: readonly WrittenSection[],
): readonly WrittenSection[] {
  const parts = new Map(earlier.flatMap(({ lessons }) => lessons.map((lesson) => [lesson.id, longPartsOf(lesson)])));
  return withLongParts(sections, (lesson) => ({ ...parts.get(lesson.id), ...longPartsOf(lesson) }));
}

/** Returns the sections without long parts that are those of the published lessons. `published` is by lesson. */
export function withoutSameParts(
  sections: readonly WrittenSection[],
  published: ReadonlyMap<string, LongParts>,
): readonly WrittenSection[] {
  return withLongParts(sections, ({ id, content, quiz }) => {
    const same = published.get(id);
    return longPartsOf({
      ...(content === undefined || same?.content === content ? {} : { content }),
      ...(quiz === undefined || (same && isDeepStrictEqual(same.quiz, quiz)) ? {} : { quiz }),
    });
  });
}

function longPartsOf({ content, quiz }: LongParts): LongParts {
  return { ...(content === undefined ? {} : { content }), ...(quiz === undefined ? {} : { quiz }) };
}

function withLongParts(
  sections: readonly WrittenSection[],
  partsOf: (lesson: WrittenLesson) => LongParts,
): readonly WrittenSection[] {
  return sections.map(({ lessons, ...section }) => ({
    ...section,
    lessons: lessons.map((lesson) => {
      const { content: _content, quiz: _quiz, ...rest } = lesson;
      return { ...rest, ...partsOf(lesson) };
    }),
  }));
}

export const lessonParts = ["TITLE", "LENGTH", "PREVIEW", "MEDIA", "TEXT", "QUIZ", "OPENING"] as const;
export type LessonPart = (typeof lessonParts)[number];

/** A difference between the draft and the published outline. */
export interface OutlineChange {
  readonly kind: "ADDED" | "REMOVED" | "MOVED" | "CHANGED";
  /** The lesson; null for a change of the section. */
  readonly lessonId: string | null;
  /** The title of the lesson or the section: the new one, or that of what is removed. */
  readonly title: string;
  /** The parts of a changed lesson; TITLE for a changed section. */
  readonly parts: readonly LessonPart[];
}

/** Returns the changes in the order of the new outline, and those that remove something at the end. */
export function outlineChanges(
  published: readonly CourseSection[],
  draft: readonly WrittenSection[],
): readonly OutlineChange[] {
  const earlierSections = new Map(published.map((section) => [section.id, section]));
  const earlierLessons = lessonsById(published);
  const keptLessons = lessonsById(draft);
  const movedSections = moved(idsOf(published), idsOf(draft));
  const movedLessons = new Set(
    draft.flatMap(({ id, lessons }) => [...moved(idsOf(earlierSections.get(id)?.lessons ?? []), idsOf(lessons))]),
  );
  const change = (
    kind: OutlineChange["kind"],
    title: string,
    lessonId: string | null = null,
    parts: readonly LessonPart[] = [],
  ): OutlineChange => ({ kind, title, lessonId, parts });
  const changesOfLesson = (lesson: WrittenLesson, sectionId: string): OutlineChange[] => {
    const { id, title } = lesson;
    const earlier = earlierLessons.get(id);
    if (!earlier) return [change("ADDED", title, id)];
    const parts = changedParts(earlier.lesson, lesson);
    return [
      ...(earlier.sectionId !== sectionId || movedLessons.has(id) ? [change("MOVED", title, id)] : []),
      ...(parts.length > 0 ? [change("CHANGED", title, id, parts)] : []),
    ];
  };
  const changesOfSection = ({ id, title }: WrittenSection): OutlineChange[] => {
    const earlier = earlierSections.get(id);
    if (!earlier) return [change("ADDED", title)];
    return [
      ...(movedSections.has(id) ? [change("MOVED", title)] : []),
      ...(earlier.title === title ? [] : [change("CHANGED", title, null, ["TITLE"])]),
    ];
  };
  const keptSections = new Set(idsOf(draft));
  return [
    ...draft.flatMap((section) => [
      ...changesOfSection(section),
      ...section.lessons.flatMap((lesson) => changesOfLesson(lesson, section.id)),
    ]),
    ...published.flatMap(({ id, title, lessons }) => [
      ...(keptSections.has(id) ? [] : [change("REMOVED", title)]),
      ...lessons.flatMap((lesson) => (keptLessons.has(lesson.id) ? [] : [change("REMOVED", lesson.title, lesson.id)])),
    ]),
  ];
}

function changedParts(before: Lesson, after: WrittenLesson): LessonPart[] {
  const differs: Readonly<Record<LessonPart, boolean>> = {
    TITLE: before.title !== after.title,
    LENGTH: before.durationSeconds !== after.durationSeconds,
    PREVIEW: before.isPreview !== after.isPreview,
    MEDIA: before.externalUrl !== after.externalUrl || before.mediaFileId !== after.mediaFileId,
    TEXT: after.content !== undefined,
    QUIZ: after.quiz !== undefined,
    OPENING:
      before.opensAfterDays !== after.opensAfterDays ||
      before.opensAt?.getTime() !== after.opensAt?.getTime() ||
      before.isPrerequisite !== after.isPrerequisite,
  };
  return lessonParts.filter((part) => differs[part]);
}

/** Returns the fewest ids whose move turns the order of the ids in both lists into the new one. */
function moved(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const places = new Map(before.map((id, place) => [id, place]));
  const kept = after.filter((id) => places.has(id));
  // the longest run of ids in their earlier order stays: `tails` has the last index of the best run of each length
  const place = (index: number): number => places.get(kept[index] ?? "") ?? -1;
  const tails: number[] = [];
  const previous = kept.map(() => -1);
  for (const index of kept.keys()) {
    const found = tails.findIndex((tail) => place(tail) > place(index));
    const length = found === -1 ? tails.length : found;
    previous[index] = tails[length - 1] ?? -1;
    tails[length] = index;
  }
  const staying = new Set<string>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) staying.add(kept[index] ?? "");
  return new Set(kept.filter((id) => !staying.has(id)));
}

function lessonsById<L extends { readonly id: string }>(
  sections: readonly { readonly id: string; readonly lessons: readonly L[] }[],
): ReadonlyMap<string, { readonly lesson: L; readonly sectionId: string }> {
  return new Map(
    sections.flatMap(({ id: sectionId, lessons }) => lessons.map((lesson) => [lesson.id, { lesson, sectionId }])),
  );
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

interface Outlined {
  readonly title: string;
  readonly lessons: readonly { readonly title: string }[];
}

/** Returns only titles, because the audit log does not need the content of lessons. */
export function auditedOutline(sections: readonly Outlined[]) {
  return {
    sections: sections.map(({ title, lessons }) => `${title}: ${lessons.map((lesson) => lesson.title).join(", ")}`),
  };
}
