import { flushSync } from "react-dom";
import type { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { blankLesson, type DraftLesson, type OutlineDraft } from "./draft/outline-draft";
import * as moves from "./draft/outline-moves";
import type { DraftQuiz } from "./draft/quiz-draft";
import type { LessonPlace } from "./draft/outline-moves";

/** The actions on the outline from its rows. */
export interface OutlineActions {
  readonly addSection: () => void;
  readonly renameSection: (key: string, title: string) => void;
  readonly moveSection: (key: string, index: number) => void;
  readonly removeSection: (key: string) => void;
  /** Adds the lesson at the end if no index is given. */
  readonly addLesson: (sectionKey: string, index?: number) => void;
  readonly changeLesson: (key: string, changes: Partial<DraftLesson>) => void;
  /** Applies the change to the current quiz of the lesson, also from an undo that follows later. */
  readonly changeQuiz: (key: string, next: (quiz: DraftQuiz) => DraftQuiz) => void;
  readonly moveLesson: (key: string, to: LessonPlace) => void;
  readonly removeLesson: (key: string) => void;
  readonly editLesson: (key: string) => void;
  /** True: students take the lessons in order. False: in any order. */
  readonly requireOrder: (isInOrder: boolean) => void;
}

interface OutlineActionsOptions {
  readonly draft: OutlineDraft;
  readonly change: (next: (current: OutlineDraft) => OutlineDraft) => void;
  readonly editLesson: (key: string) => void;
  readonly t: ReturnType<typeof useTranslations<"teaching.outline">>;
}

export function outlineActions({ draft, change, editLesson, t }: OutlineActionsOptions): OutlineActions {
  const undo = (title: string, back: (current: OutlineDraft) => OutlineDraft) =>
    toast({ message: t("removed", { title }), action: { label: t("undo"), run: () => change(back) } });
  return {
    addSection: () => {
      const key = crypto.randomUUID();
      shown(() => change((current) => moves.insertSection(current, current.length, { key, title: "", lessons: [] })));
      focusOn(titleOf(key));
    },
    renameSection: (key, title) => change((current) => moves.changeSection(current, key, title)),
    moveSection: (key, index) => change((current) => moves.moveSection(current, key, index)),
    removeSection: (key) => {
      const index = draft.findIndex((section) => section.key === key);
      const section = draft[index];
      if (!section) return;
      shown(() => change((current) => moves.removeSection(current, key)));
      focusOn(`[data-add="sections"]`);
      undo(section.title || t("unnamedSection"), (current) => moves.insertSection(current, index, section));
    },
    addLesson: (sectionKey, given) => {
      const key = crypto.randomUUID();
      const index = given ?? draft.find((section) => section.key === sectionKey)?.lessons.length ?? 0;
      shown(() => change((current) => moves.insertLesson(current, { sectionKey, index }, blankLesson(key))));
      focusOn(titleOf(key));
    },
    changeLesson: (key, changes) => change((current) => moves.changeLesson(current, key, changes)),
    changeQuiz: (key, next) => change((current) => moves.changeQuiz(current, key, next)),
    moveLesson: (key, to) => change((current) => moves.moveLesson(current, key, to)),
    removeLesson: (key) => {
      const found = moves.findLesson(draft, key);
      if (!found) return;
      shown(() => change((current) => moves.removeLesson(current, key)));
      focusOn(`[data-add="${CSS.escape(found.sectionKey)}"]`);
      undo(found.lesson.title || t("unnamedLesson"), (current) => moves.insertLesson(current, found, found.lesson));
    },
    editLesson,
    requireOrder: (isInOrder) => change((current) => moves.requireOrder(current, isInOrder)),
  };
}

/** Renders synchronously, so that further typing goes into the row that was just added. */
const shown = flushSync;

function titleOf(key: string): string {
  return `input[data-title="${CSS.escape(key)}"]`;
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
