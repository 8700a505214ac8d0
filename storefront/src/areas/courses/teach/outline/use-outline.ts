import { useState } from "react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../../ui/form/use-refusal-text";
import { toast } from "../../../../ui/toast/toast";
import { CurrentOutlineDocument, type EditedOutlineFragment } from "./edited-outline.generated";
import { outlineActions, type OutlineActions } from "./outline-actions";
import {
  draftFrom,
  inputFrom,
  isSameOutline,
  rebasedDraft,
  withSavedIds,
  type DraftLesson,
  type OutlineDraft,
} from "./draft/outline-draft";
import { findLesson } from "./draft/outline-moves";
import { outlineProblems, serverProblems } from "./draft/outline-problems";
import { missesLessonFiles } from "./misses-lesson-files";
import { SaveCurriculumDocument } from "./save-curriculum.generated";

export interface OutlineState {
  readonly draft: OutlineDraft;
  readonly actions: OutlineActions;
  /** The lesson that is open in the editor. */
  readonly edited: DraftLesson | undefined;
  readonly closeEditor: () => void;
  readonly isDirty: boolean;
  readonly saving: boolean;
  readonly problems: ReadonlyMap<string, string>;
  /** The problem of the outline as a whole. */
  readonly problem: string | undefined;
  /** True if another person saved the outline after it was loaded. */
  readonly isConflict: boolean;
  readonly save: () => Promise<void>;
  readonly discard: () => void;
  readonly overwriteTheirs: () => Promise<void>;
  readonly loadTheirs: () => Promise<void>;
  readonly decideLater: () => void;
  /** Replaces the outline by a newer version of it, which is published or whose draft is discarded. */
  readonly continueWith: (course: EditedOutlineFragment) => void;
}

interface Base {
  readonly version: number;
  readonly draft: OutlineDraft;
}

/** The state of the edited outline: changes stay until the user saves or discards them. */
export function useOutline(course: EditedOutlineFragment): OutlineState {
  const t = useTranslations("teaching.outline");
  const graph = useClient();
  const refusalText = useRefusalText();
  const [base, setBase] = useState<Base>(() => baseFrom(course));
  const [draft, setDraft] = useState(base.draft);
  const [editedKey, setEditedKey] = useState<string>();
  const [saving, setSaving] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<string>();
  const [isConflict, setIsConflict] = useState(false);
  const found = outlineProblems(draft);
  const problems = new Map(refused);
  if (isChecked) for (const [field, kind] of found) problems.set(field, t(`problem.${kind}`));

  const change = (next: (current: OutlineDraft) => OutlineDraft) => {
    setRefused(new Map());
    setProblem(undefined);
    setDraft(next);
  };
  const send = async (sent: OutlineDraft, expectedVersion: number) => {
    const input = { courseId: course.id, expectedVersion, sections: inputFrom(sent) };
    const { data, error } = await graph.mutation(SaveCurriculumDocument, { input }).toPromise();
    const answer = data?.saveCurriculum;
    switch (answer?.__typename) {
      case "Course": {
        const { version, draft: saved } = answer;
        // without the ids of new items, the next save needs a conflict that loads them
        if (!saved) return setProblem(refusalText(error));
        setBase({ version, draft: withSavedIds(sent, sent, saved.sections) });
        setDraft((current) => withSavedIds(current, sent, saved.sections));
        setIsChecked(false);
        return toast({ message: t(saved.savedAt ? "savedAsDraft" : "saved") });
      }
      case "Conflict":
        return setIsConflict(true);
      case "InvalidInput": {
        const serverProblemsByKey = serverProblems(sent, answer.fields);
        setRefused(serverProblemsByKey);
        return setProblem(serverProblemsByKey.get("") ?? t("problem.fields"));
      }
      case "NotFound":
        return setProblem(t("problem.gone"));
      case undefined:
        return setProblem(`${t("problem.notSaved")} ${refusalText(error)}`);
    }
  };
  const whileSaving = async (run: () => Promise<void>) => {
    setSaving(true);
    try {
      await run();
    } finally {
      setSaving(false);
    }
  };
  const save = async () => {
    if (saving) return;
    setProblem(undefined);
    setRefused(new Map());
    setIsChecked(true);
    if (found.size > 0) return setProblem(t("problem.fields"));
    await whileSaving(() => send(draft, base.version));
  };
  const fetchTheirs = async (): Promise<EditedOutlineFragment | undefined> => {
    const { data, error } = await graph
      .query(CurrentOutlineDocument, { id: course.id }, { requestPolicy: "network-only" })
      .toPromise();
    if (data?.course?.draft && !missesLessonFiles(error, "course")) return data.course;
    setProblem(error ? refusalText(error) : t("problem.gone"));
    return undefined;
  };
  const continueWith = (newer: EditedOutlineFragment) => {
    // a lost answer leaves the outline of this page, whose next save finds the conflict
    if (!newer.draft) return;
    const next = baseFrom(newer);
    setBase(next);
    change(() => next.draft);
  };
  return {
    draft,
    edited: editedKey === undefined ? undefined : findLesson(draft, editedKey)?.lesson,
    closeEditor: () => setEditedKey(undefined),
    isDirty: !isSameOutline(draft, base.draft),
    saving,
    problems,
    problem,
    isConflict,
    save,
    discard: () => {
      change(() => base.draft);
      setIsChecked(false);
      toast({ message: t("discarded"), action: { label: t("undo"), run: () => change(() => draft) } });
    },
    overwriteTheirs: () =>
      whileSaving(async () => {
        const theirs = await fetchTheirs();
        setIsConflict(false);
        if (theirs) await send(rebasedDraft(draft, sectionsOf(theirs)), theirs.version);
      }),
    loadTheirs: () =>
      whileSaving(async () => {
        const theirs = await fetchTheirs();
        setIsConflict(false);
        if (theirs) continueWith(theirs);
      }),
    decideLater: () => setIsConflict(false),
    continueWith,
    actions: outlineActions({ draft, change, editLesson: setEditedKey, t }),
  };
}

function baseFrom(course: EditedOutlineFragment): Base {
  return { version: course.version, draft: draftFrom(sectionsOf(course)) };
}

/** Only a course that the viewer cannot edit has no draft. */
function sectionsOf({ draft }: EditedOutlineFragment) {
  return draft?.sections ?? [];
}
