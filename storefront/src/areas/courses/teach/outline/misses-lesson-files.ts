import type { CombinedError } from "@urql/core";
import { missingAt } from "../../../../ui/page-state/missing-at";

/** Returns true if media did not answer for the files of the lessons in the course at `field`. */
export function missesLessonFiles(error: CombinedError | undefined, field: string): boolean {
  return missingAt(error, field, "draft", "sections", "lessons", "media");
}
