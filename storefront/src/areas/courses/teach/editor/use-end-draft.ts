import type { CombinedError } from "@urql/core";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { toast } from "../../../../ui/toast/toast";
import type { EditedOutlineFragment } from "../outline/edited-outline.generated";
import { missesLessonFiles } from "../outline/misses-lesson-files";
import { useConflictText } from "./use-conflict-text";

export interface DraftDialogProps {
  readonly courseId: string;
  readonly opened: boolean;
  readonly close: () => void;
  /** Receives the outline of the course after its draft has ended. */
  readonly continueWith: (course: EditedOutlineFragment) => void;
}

type Ended =
  | ({ readonly __typename: "Course" } & EditedOutlineFragment)
  | { readonly __typename: "Conflict" | "NotFound"; readonly message: string };

/** The end of a dialog that publishes or discards a draft: the dialog closes, or stays open with the problem. */
export function useEndDraft(
  field: "publishCourse" | "discardCourseDraft",
  { close, continueWith }: Pick<DraftDialogProps, "close" | "continueWith">,
) {
  const t = useTranslations("teaching.publish");
  const refusalText = useRefusalText();
  const conflictText = useConflictText();
  const [problem, setProblem] = useState<string>();
  const end = (ended: Ended | null | undefined, error: CombinedError | undefined, done: string): void => {
    switch (ended?.__typename) {
      case "Course":
        // an outline without its files is not edited on: the next save of this page finds the conflict, and loads them
        if (!missesLessonFiles(error, field)) continueWith(ended);
        close();
        return toast({ message: done });
      case "Conflict":
        return setProblem(conflictText(ended.message));
      case "NotFound":
        return setProblem(t("gone"));
      case undefined:
        return setProblem(refusalText(error));
    }
  };
  return { problem, forgetProblem: () => setProblem(undefined), end };
}
