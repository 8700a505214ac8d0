import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import type { CourseSection, Lesson } from "../course/course.js";
import type { Quiz } from "../quiz/quiz.js";
import { quizFrom, type QuizInput } from "../quiz/quiz-rules.js";

/** A lesson in an author's input. */
export interface LessonInput {
  readonly title: string;
  readonly durationSeconds?: number | null;
  readonly isPreview?: boolean | null;
  readonly externalUrl?: string | null;
  readonly mediaFileId?: string | null;
  readonly content?: string | null;
  readonly opensAfterDays?: number | null;
  readonly opensAt?: Date | null;
  readonly isPrerequisite?: boolean | null;
  readonly quiz?: QuizInput | null;
}

/** With an `id` it is an existing lesson of the course: absent fields do not change, and null clears. */
export interface CurriculumLessonInput extends LessonInput {
  readonly id?: string | null;
}

export interface CurriculumSectionInput {
  readonly id?: string | null;
  readonly title: string;
  readonly lessons: readonly CurriculumLessonInput[];
}

/** A lesson to store. `content` and `quiz` are absent when they do not change. */
export interface WrittenLesson extends Omit<Lesson, "hasContent" | "quizKind"> {
  readonly content?: string | null;
  readonly quiz?: Quiz | null;
}

export interface WrittenSection {
  readonly id: string;
  readonly title: string;
  readonly lessons: readonly WrittenLesson[];
}

export type MergedCurriculum =
  | { readonly ok: true; readonly sections: readonly WrittenSection[] }
  | { readonly ok: false; readonly fields: readonly InvalidField[] };

/**
 * Merges `given` into the present outline. A lesson or section with an id keeps the id, and with it the progress of
 * enrolled users, also when it moves; without an id it is new. Reports ids that do not belong to the course or occur
 * twice.
 */
export function mergeCurriculum(
  present: readonly CourseSection[],
  given: readonly CurriculumSectionInput[],
  newId: () => string,
): MergedCurriculum {
  const fields = strayIds(present, given);
  if (fields.length > 0) return { ok: false, fields };
  const lessonById = new Map(present.flatMap(({ lessons }) => lessons.map((lesson) => [lesson.id, lesson])));
  const sections = given.map(({ id, title, lessons }) => ({
    id: id?.toLowerCase() ?? newId(),
    title,
    lessons: lessons.map((lesson) => writtenLesson(lesson, lessonById.get(lesson.id?.toLowerCase() ?? ""), newId)),
  }));
  return { ok: true, sections };
}

function writtenLesson(given: CurriculumLessonInput, present: Lesson | undefined, newId: () => string): WrittenLesson {
  const { title, durationSeconds, isPreview, isPrerequisite, content, quiz } = given;
  return {
    id: present?.id ?? newId(),
    title,
    durationSeconds: durationSeconds === undefined ? (present?.durationSeconds ?? null) : durationSeconds,
    isPreview: isPreview ?? (isPreview === undefined && present?.isPreview) ?? false,
    isPrerequisite: isPrerequisite ?? (isPrerequisite === undefined && present?.isPrerequisite) ?? false,
    ...writtenMedia(given, present),
    ...writtenOpening(given, present),
    ...(content === undefined && present ? {} : { content: content || null }),
    ...(quiz === undefined && present ? {} : { quiz: quiz ? quizFrom(quiz, newId) : null }),
  };
}

/** A file takes the place of an address, and an address that of a file. */
function writtenMedia(
  { externalUrl, mediaFileId }: CurriculumLessonInput,
  present: Lesson | undefined,
): Pick<Lesson, "externalUrl" | "mediaFileId" | "fileKind"> {
  const fileId = mediaFileId === undefined ? (externalUrl ? null : (present?.mediaFileId ?? null)) : mediaFileId;
  return {
    externalUrl: externalUrl === undefined ? (mediaFileId ? null : (present?.externalUrl ?? null)) : externalUrl,
    mediaFileId: fileId,
    fileKind: fileId !== null && fileId === present?.mediaFileId ? present.fileKind : null,
  };
}

/** A date takes the place of a number of days, and a number of days that of a date. */
function writtenOpening(
  { opensAfterDays, opensAt }: LessonInput,
  present: Lesson | undefined,
): Pick<Lesson, "opensAfterDays" | "opensAt"> {
  return {
    opensAfterDays:
      opensAfterDays === undefined ? (opensAt ? null : (present?.opensAfterDays ?? null)) : opensAfterDays,
    opensAt: opensAt === undefined ? (opensAfterDays ? null : (present?.opensAt ?? null)) : opensAt,
  };
}

interface GivenId {
  readonly path: string;
  readonly id: string;
  readonly noun: "section" | "lesson";
}

function strayIds(present: readonly CourseSection[], given: readonly CurriculumSectionInput[]): InvalidField[] {
  const known = {
    section: new Set(present.map(({ id }) => id)),
    lesson: new Set(present.flatMap(({ lessons }) => lessons.map(({ id }) => id))),
  };
  const seen = new Set<string>();
  return givenIds(given).flatMap(({ path, id, noun }) => {
    if (!known[noun].has(id)) return [{ path, message: `is no ${noun} of this course` }];
    if (seen.has(id)) return [{ path, message: `is the id of another ${noun} here` }];
    seen.add(id);
    return [];
  });
}

function givenIds(given: readonly CurriculumSectionInput[]): GivenId[] {
  return given.flatMap((section, index) => [
    ...idAt(`sections.${index}.id`, section.id, "section"),
    ...section.lessons.flatMap(({ id }, place) => idAt(`sections.${index}.lessons.${place}.id`, id, "lesson")),
  ]);
}

function idAt(path: string, id: string | null | undefined, noun: GivenId["noun"]): GivenId[] {
  return id == null ? [] : [{ path, id: id.toLowerCase(), noun }];
}
