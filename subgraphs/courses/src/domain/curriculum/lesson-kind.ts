import type { Lesson, LessonKind } from "../course/course.js";

/** The kinds of media on other hosts by the end of its path; every other address is that of a video. */
const kindsOfEndings: readonly (readonly [RegExp, LessonKind])[] = [
  [/\.(mp3|m4a|aac|wav|flac|ogg|oga|opus)$/i, "AUDIO"],
  [/\.(pdf|docx?|xlsx?|pptx?|od[tsp]|txt|csv|zip|jpe?g|png|gif|webp|avif|svg)$/i, "FILE"],
];

/** Returns the kind of a lesson. A file of media counts as FILE until media has named its kind. */
export function lessonKind({
  externalUrl,
  mediaFileId,
  fileKind,
  quizKind,
}: Pick<Lesson, "externalUrl" | "mediaFileId" | "fileKind" | "quizKind">): LessonKind {
  if (quizKind !== null) return quizKind;
  if (mediaFileId !== null) return fileKind ?? "FILE";
  if (externalUrl === null) return "TEXT";
  const path = URL.parse(externalUrl, "http://localhost")?.pathname ?? "";
  return kindsOfEndings.find(([ending]) => ending.test(path))?.[1] ?? "VIDEO";
}
