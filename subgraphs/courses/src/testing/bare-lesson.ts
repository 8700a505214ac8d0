import type { WrittenLesson } from "../domain/curriculum/merge-curriculum.js";

/** A lesson without media, open at once to students. */
export const bareLesson: Omit<WrittenLesson, "id" | "content" | "quiz"> = {
  title: "Lesson",
  durationSeconds: null,
  isPreview: false,
  externalUrl: null,
  mediaFileId: null,
  fileKind: null,
  opensAfterDays: null,
  opensAt: null,
  isPrerequisite: false,
};
