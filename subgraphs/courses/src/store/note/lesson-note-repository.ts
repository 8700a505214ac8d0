import type { Database } from "@souk/kernel/database/database";
import {
  maxNotes,
  type LessonNote,
  type LessonNoteStore,
  type SavedNote,
  type StoredNote,
} from "../../domain/note/lesson-note.js";
import type { LessonOfUser } from "../../domain/enrollment/enrollment-store.js";
import { lockProgress } from "../enrollment/progress-sql.js";

const columns = `id, lesson_id as "lessonId", text, seconds, created_at as "createdAt", edited_at as "editedAt"`;

/** Stores the private notes of students in PostgreSQL. */
export class LessonNoteRepository implements LessonNoteStore {
  constructor(private readonly database: Database) {}

  async notesOf({ lessonId, userId }: LessonOfUser): Promise<readonly LessonNote[] | null> {
    const [found] = await this.database.lists.query<{ notes: LessonNote[] | null }[]>(
      `select (select json_agg(note order by note.seconds nulls last, note."createdAt", note.id) from (
           select ${columns} from lesson_notes where user_id = $2 and lesson_id = lesson.id) note) as notes
       from lessons lesson join enrollments enrollment on enrollment.course_id = lesson.course_id
       where lesson.id = $1 and enrollment.user_id = $2 and enrollment.ended_at is null`,
      [lessonId, userId],
    );
    return found ? (found.notes ?? []).map(withDates) : null;
  }

  saveNote({ id, userId, lessonId, text, seconds, at }: SavedNote): Promise<StoredNote> {
    return this.database.transaction(async (manager) => {
      // the lock lets the second of two concurrent notes count the first
      if (!(await lockProgress(manager, { userId, lessonId }))) return { kind: "notFound" };
      const [counted]: { count: number }[] = await manager.query(
        `select count(*)::int as count from lesson_notes where user_id = $1 and lesson_id = $2 and id <> $3`,
        [userId, lessonId, id],
      );
      if ((counted?.count ?? 0) >= maxNotes) return { kind: "tooMany" };
      const [note]: LessonNote[] = await manager.query(
        `insert into lesson_notes as note (id, user_id, lesson_id, course_id, text, seconds, created_at)
         select $1, $2, id, course_id, $4, $5, $6 from lessons where id = $3
         on conflict (id) do update set text = excluded.text, seconds = excluded.seconds,
           edited_at = case when (note.text, note.seconds) is distinct from (excluded.text, excluded.seconds)
             then excluded.created_at else note.edited_at end
         where note.user_id = excluded.user_id and note.lesson_id = excluded.lesson_id returning ${columns}`,
        [id, userId, lessonId, text, seconds, at],
      );
      return note ? { kind: "saved", note } : { kind: "notFound" };
    });
  }

  async deleteNote(id: string, userId: string): Promise<boolean> {
    const [rows]: [object[], number] = await this.database.manager.query(
      `delete from lesson_notes where id = $1 and user_id = $2 returning id`,
      [id, userId],
    );
    return rows.length > 0;
  }
}

/** JSON has times as text. */
function withDates(note: LessonNote): LessonNote {
  return { ...note, createdAt: new Date(note.createdAt), editedAt: note.editedAt && new Date(note.editedAt) };
}
