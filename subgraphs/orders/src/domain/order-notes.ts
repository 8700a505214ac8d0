import { auditJobs, type AdminAct } from "@souk/kernel/admin-act";
import { groupLoader } from "@souk/kernel/batch-loader";
import { checkInput, type InvalidField } from "@souk/kernel/invalid-field";
import { isUuid } from "@souk/kernel/uuid";
import { z } from "zod";
import type { Order } from "./order.js";
import type { OrderStore, OutboxJob } from "./order-store.js";

/** What one of the staff has written to an order for the others. */
export interface StaffNote {
  readonly id: string;
  readonly orderId: string;
  readonly text: string;
  /** As the author was called then; null once the author's account was deleted. */
  readonly authorName: string | null;
  readonly createdAt: Date;
}

export interface NewStaffNote extends StaffNote {
  readonly authorId: string;
  readonly authorName: string;
}

export interface StaffNoteStore {
  /** Of each order, newest first, at most `limit`. */
  notesOf(orderIds: readonly string[], limit: number): Promise<readonly StaffNote[]>;
  /** With `jobs` in the outbox. False when there is no such order. */
  addNote(note: NewStaffNote, jobs: readonly OutboxJob[]): Promise<boolean>;
}

export interface OrderNotesParts {
  readonly notes: StaffNoteStore;
  readonly store: Pick<OrderStore, "findOrder">;
  readonly newId: () => string;
}

export type AddOrderNoteOutcome =
  | { readonly kind: "added"; readonly order: Order }
  | { readonly kind: "notFound"; readonly orderId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const noteRule = z.object({
  text: z.string().trim().min(1, "must not be empty").max(2000, "must be at most 2,000 characters"),
});

/** What is in the audit log is that a note was added, and not what it says of whom. */
export function addOrderNote({ notes, store, newId }: OrderNotesParts) {
  return async (orderId: string, input: { readonly text: string }, act: AdminAct): Promise<AddOrderNoteOutcome> => {
    const checked = checkInput(noteRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(orderId)) return { kind: "notFound", orderId };
    const id = newId();
    const { userId: authorId, username: authorName } = act.actor;
    const change = { targetType: "Order", targetId: orderId, before: { note: null }, after: { note: id } };
    const note = { id, orderId, text: checked.value.text, authorId, authorName, createdAt: act.at };
    if (!(await notes.addNote(note, auditJobs(act, change)))) return { kind: "notFound", orderId };
    const order = await store.findOrder("id", orderId);
    return order ? { kind: "added", order } : { kind: "notFound", orderId };
  };
}

/** More than an order comes to. */
const notesOfOrder = 200;

/** Newest first. All that are asked for in one tick cost one statement. */
export function orderNoteLoader({ notes }: Pick<OrderNotesParts, "notes">) {
  return () =>
    groupLoader(
      (ids) => notes.notesOf(ids, notesOfOrder),
      (note) => note.orderId,
    );
}
