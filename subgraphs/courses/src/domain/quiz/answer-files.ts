import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import type { MediaPeer } from "../peers.js";
import type { QuizStore } from "./quiz-store.js";

interface GivenFiles {
  readonly attemptId: string;
  readonly answers: readonly { readonly fileIds?: readonly string[] | null | undefined }[];
  readonly userId: string;
}

export interface AnswerFilesDependencies {
  readonly quizzes: Pick<QuizStore, "findAttempt">;
  readonly files: Pick<MediaPeer, "keepFiles">;
}

/**
 * Reports the files in a student's answers that are not checked files of the student. Media keeps the other files from now
 * on, so that none is deleted before the answers are saved. Files that the attempt has already are not looked up. Throws
 * ServiceUnavailableError.
 */
export function findForeignFiles({ quizzes, files }: AnswerFilesDependencies) {
  return async ({ attemptId, answers, userId }: GivenFiles): Promise<InvalidField[]> => {
    const given = answers.flatMap(({ fileIds }, index) =>
      (fileIds ?? []).map((id, place) => ({ id, path: `answers.${index}.fileIds.${place}` })),
    );
    const attempt = given.length > 0 && isUuid(attemptId) ? await quizzes.findAttempt(attemptId) : null;
    // the caller finds no such attempt either
    if (attempt?.userId !== userId) return [];
    const known = new Set(attempt.answers.flatMap(({ fileIds = [] }) => fileIds));
    const added = given.filter(({ id }) => !known.has(id));
    const ids = new Set(added.flatMap(({ id }) => (isUuid(id) ? [id] : [])));
    const kept = ids.size === 0 ? [] : await files.keepFiles([...ids]);
    const own = new Set(kept.flatMap(({ id, ownerId }) => (ownerId === userId ? [id] : [])));
    return added
      .filter(({ id }) => !own.has(id))
      .map(({ path }) => ({ path, message: "is no file of yours whose check has ended" }));
  };
}
