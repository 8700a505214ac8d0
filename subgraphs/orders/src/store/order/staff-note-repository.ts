import type { Database } from "@souk/kernel/database/database";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import { addJobsSql } from "@souk/kernel/jobs/outbox";
import type { NewStaffNote, StaffNote, StaffNoteStore } from "../../domain/order/order-notes.js";
import type { OutboxJob } from "../../domain/outbox-job.js";

/** Notes of the staff in PostgreSQL. */
export class StaffNoteRepository implements StaffNoteStore {
  constructor(private readonly database: Database) {}

  notesOf(orderIds: readonly string[], limit: number): Promise<readonly StaffNote[]> {
    return this.database.manager.query(
      `select note.id, note.order_id as "orderId", note.text, note.author_name as "authorName", note.created_at as "createdAt"
       from unnest($1::uuid[]) as requested(id)
       cross join lateral (
         select * from order_notes where order_id = requested.id order by created_at desc, id desc limit $2
       ) note
       order by note.created_at desc, note.id desc`,
      [orderIds, limit],
    );
  }

  async addNote(note: NewStaffNote, jobs: readonly OutboxJob[]): Promise<boolean> {
    const { id, orderId, text, authorId, authorName, createdAt } = note;
    const parameters = new SqlParameters();
    const add = (value: unknown): string => parameters.add(value);
    const sql = `
      with added as (
        insert into order_notes (id, order_id, text, author_id, author_name, created_at)
        select ${add(id)}::uuid, id, ${add(text)}, ${add(authorId)}::uuid, ${add(authorName)}, ${add(createdAt)}::timestamptz
        from orders where id = ${add(orderId)}
        returning order_id as id
      ),
      ${addJobsSql(jobs, "added", parameters)}
      select queued.added, exists (select from added) as written from queued`;
    const [row]: { written: boolean }[] = await this.database.manager.query(sql, parameters.values);
    return row?.written ?? false;
  }
}
