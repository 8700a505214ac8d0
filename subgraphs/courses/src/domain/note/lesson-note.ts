import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { postRule } from "../discussion/write-post.js";
import type { LessonOfUser } from "../enrollment/enrollment-store.js";
import { secondsRule } from "../enrollment/save-lesson-position.js";

/** A private note of a student at a lesson. */
export interface LessonNote {
  readonly id: string;
  readonly lessonId: string;
  readonly text: string;
  /** The time in the video or sound; null for a note about the lesson. */
  readonly seconds: number | null;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
}

export interface SavedNote extends LessonOfUser, Pick<LessonNote, "id" | "text" | "seconds"> {
  readonly at: Date;
}

/** Maximum number of notes of a student at a lesson. */
export const maxNotes = 200;

export type StoredNote =
  | { readonly kind: "saved"; readonly note: LessonNote }
  /** The user is not enrolled in the lesson's course, or the note is at another lesson or of another user. */
  | { readonly kind: "notFound" }
  | { readonly kind: "tooMany" };

/** Storage for private notes. They stay when an enrollment ends, and are read with the next one. */
export interface LessonNoteStore {
  /** First those with a time, by time, then by creation. Null when the user is not enrolled in the lesson's course. */
  notesOf(lesson: LessonOfUser): Promise<readonly LessonNote[] | null>;
  /** Adds a note, or changes the one with the id. Refuses more than `maxNotes`. */
  saveNote(note: SavedNote): Promise<StoredNote>;
  /** Returns false when the user has no such note. */
  deleteNote(id: string, userId: string): Promise<boolean>;
}

export type SaveNoteOutcome =
  | { readonly kind: "saved"; readonly note: LessonNote }
  | { readonly kind: "notFound"; readonly lessonId: string }
  | { readonly kind: "tooMany" }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface SaveNoteInput {
  /** Chosen by the client for a new note too, so that a repeated request adds nothing. */
  readonly id?: string | null;
  readonly lessonId: string;
  readonly text: string;
  readonly seconds?: number | null;
}

export interface LessonNoteDependencies {
  readonly lessonNotes: LessonNoteStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

const rule = postRule.extend({ seconds: secondsRule.nullish() });

/** Adds or changes a note of a user who is enrolled in the lesson's course; for others the lesson is not found. */
export function saveNote({ lessonNotes, clock, newId }: LessonNoteDependencies) {
  return async ({ lessonId, ...input }: SaveNoteInput, userId: string): Promise<SaveNoteOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(lessonId)) return { kind: "notFound", lessonId };
    const { id, text, seconds } = checked.value;
    const note = { id: id ?? newId(), lessonId, userId, text, seconds: seconds ?? null, at: clock.now() };
    const stored = await lessonNotes.saveNote(note);
    return stored.kind === "notFound" ? { kind: "notFound", lessonId } : stored;
  };
}

export interface DeleteNoteOutcome {
  readonly kind: "deleted" | "notFound";
  readonly id: string;
}

/** Deletes the user's own note, also after the enrollment has ended. */
export function deleteNote({ lessonNotes }: Pick<LessonNoteDependencies, "lessonNotes">) {
  return async (id: string, userId: string): Promise<DeleteNoteOutcome> => {
    const isDeleted = isUuid(id) && (await lessonNotes.deleteNote(id, userId));
    return { kind: isDeleted ? "deleted" : "notFound", id };
  };
}

/** Lists the user's own notes at a lesson; null when the user is not enrolled in its course. */
export function listNotes({ lessonNotes }: Pick<LessonNoteDependencies, "lessonNotes">) {
  return async (lessonId: string, userId: string): Promise<readonly LessonNote[] | null> =>
    isUuid(lessonId) ? lessonNotes.notesOf({ lessonId, userId }) : null;
}
