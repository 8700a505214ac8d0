import type { CurriculumSectionInput } from "../../../../../graph/schema-types.generated";
import { shownFileFrom, type LinkedFile, type ShownFile } from "../../../lesson/shown-file";
import { lengthText, secondsFrom } from "./length-text";
import { openingFrom, savedOpening, type DraftOpening, type SavedOpening } from "./lesson-opening";
import { quizFrom, quizInputFrom, type DraftQuiz, type SavedQuiz } from "./quiz-draft";

/** A lesson while it is edited: `key` identifies it on the page, also before it has an id. */
export interface DraftLesson {
  readonly key: string;
  readonly id?: string | undefined;
  readonly title: string;
  /** The typed text; see `secondsFrom`. */
  readonly length: string;
  readonly isPreview: boolean;
  readonly opening: DraftOpening;
  readonly isPrerequisite: boolean;
  readonly externalUrl: string;
  /** The uploaded file, in place of an address. */
  readonly file: DraftFile | null;
  readonly content: string;
  readonly quiz: DraftQuiz | null;
  /** The quiz that the server has, which is not sent again; undefined if that is unknown. */
  readonly savedQuiz: DraftQuiz | null | undefined;
}

export interface DraftFile extends ShownFile {
  readonly fileId: string;
}

export interface DraftSection {
  readonly key: string;
  readonly id?: string | undefined;
  readonly title: string;
  readonly lessons: readonly DraftLesson[];
}

export type OutlineDraft = readonly DraftSection[];

export interface SavedLesson extends SavedOpening {
  readonly id: string;
  readonly title: string;
  readonly durationSeconds: number | null;
  readonly isPreview: boolean;
  readonly isPrerequisite: boolean;
  readonly externalUrl: string | null;
  readonly media: (LinkedFile & { readonly fileId: string }) | null;
  readonly content: string | null;
  readonly quiz: SavedQuiz | null;
}

export interface SavedSection {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly SavedLesson[];
}

export function blankLesson(key: string): DraftLesson {
  return {
    key,
    title: "",
    length: "",
    isPreview: false,
    opening: { kind: "atOnce" },
    isPrerequisite: false,
    externalUrl: "",
    file: null,
    content: "",
    quiz: null,
    savedQuiz: null,
  };
}

export function draftFrom(sections: readonly SavedSection[]): OutlineDraft {
  return sections.map(({ id, title, lessons }) => ({
    key: id,
    id,
    title,
    lessons: lessons.map(lessonFrom),
  }));
}

function lessonFrom(lesson: SavedLesson): DraftLesson {
  const quiz = quizFrom(lesson.quiz);
  return {
    key: lesson.id,
    id: lesson.id,
    title: lesson.title,
    length: lengthText(lesson.durationSeconds),
    isPreview: lesson.isPreview,
    opening: openingFrom(lesson),
    isPrerequisite: lesson.isPrerequisite,
    externalUrl: lesson.externalUrl ?? "",
    file: draftFileFrom(lesson.media),
    content: lesson.content ?? "",
    quiz,
    savedQuiz: quiz,
  };
}

export function draftFileFrom(media: SavedLesson["media"]): DraftFile | null {
  return media && { ...shownFileFrom(media), fileId: media.fileId };
}

/** Returns the input of `saveCurriculum`. Lengths and days must be valid: see `outlineProblems`. */
export function inputFrom(draft: OutlineDraft): CurriculumSectionInput[] {
  return draft.map(({ id, title, lessons }) => ({
    ...(id ? { id } : {}),
    title: title.trim(),
    lessons: lessons.map((lesson) => ({
      ...(lesson.id ? { id: lesson.id } : {}),
      title: lesson.title.trim(),
      durationSeconds: secondsFrom(lesson.length) ?? null,
      isPreview: lesson.isPreview,
      ...savedOpening(lesson),
      isPrerequisite: lesson.isPrerequisite,
      externalUrl: (!lesson.file && lesson.externalUrl.trim()) || null,
      mediaFileId: lesson.file?.fileId ?? null,
      content: lesson.content || null,
      ...(lesson.quiz === lesson.savedQuiz ? {} : { quiz: lesson.quiz && quizInputFrom(lesson.quiz) }),
    })),
  }));
}

/** Returns true if both outlines would be saved as the same, typed text included. */
export function isSameOutline(one: OutlineDraft, other: OutlineDraft): boolean {
  const comparable = (draft: OutlineDraft) =>
    JSON.stringify(
      draft.map(({ key, title, lessons }) => [
        key,
        title,
        lessons.map((lesson) => [
          lesson.key,
          lesson.title,
          lesson.length,
          lesson.isPreview,
          lesson.opening,
          lesson.isPrerequisite,
          lesson.externalUrl,
          lesson.file?.fileId,
          lesson.content,
          lesson.quiz,
        ]),
      ]),
    );
  return comparable(one) === comparable(other);
}

/**
 * Returns the draft with the ids of new items and the saved quizzes after `sent` was saved as `saved`, also if the instructor edited or moved
 * them meanwhile.
 */
export function withSavedIds(draft: OutlineDraft, sent: OutlineDraft, saved: readonly SavedSection[]): OutlineDraft {
  const idByKey = new Map<string, string | undefined>();
  const quizByKey = new Map<string, DraftQuiz | null>();
  sent.forEach((section, index) => {
    idByKey.set(section.key, saved[index]?.id);
    section.lessons.forEach((lesson, place) => {
      idByKey.set(lesson.key, saved[index]?.lessons[place]?.id);
      quizByKey.set(lesson.key, lesson.quiz);
    });
  });
  return withIds(
    draft,
    ({ key, id }) => idByKey.get(key) ?? id,
    ({ key, savedQuiz }) => (quizByKey.has(key) ? quizByKey.get(key) : savedQuiz),
  );
}

/** Returns my draft for replacing another person's version: the items that they removed become new again. */
export function rebasedDraft(draft: OutlineDraft, theirs: readonly SavedSection[]): OutlineDraft {
  const present = new Set(theirs.flatMap(({ id, lessons }) => [id, ...lessons.map((lesson) => lesson.id)]));
  return withIds(
    draft,
    ({ id }) => (id && present.has(id) ? id : undefined),
    () => undefined,
  );
}

function withIds(
  draft: OutlineDraft,
  idOf: (one: { readonly key: string; readonly id?: string | undefined }) => string | undefined,
  savedQuizOf: (lesson: DraftLesson) => DraftLesson["savedQuiz"],
): OutlineDraft {
  return draft.map((section) => ({
    ...section,
    id: idOf(section),
    lessons: section.lessons.map((lesson) => ({ ...lesson, id: idOf(lesson), savedQuiz: savedQuizOf(lesson) })),
  }));
}
