import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { groupLoader } from "@souk/kernel/peers/batch-loader";
import { isUuid } from "@souk/kernel/values/uuid";
import type DataLoader from "dataloader";
import { z } from "zod";
import type { OrderStore } from "../order-store.js";
import type { OutboxJob } from "../outbox-job.js";
import type { Order } from "./order.js";

/** An internal note of the staff about an order. */
export interface StaffNote {
  readonly id: string;
  readonly orderId: string;
  readonly text: string;
  /** The author's name at the time of writing; null once the author's account is deleted. */
  readonly authorName: string | null;
  readonly createdAt: Date;
}

export interface NewStaffNote extends StaffNote {
  readonly authorId: string;
  readonly authorName: string;
}

export interface StaffNoteStore {
  /** Returns notes for each order, newest first, at most `limit` per order. */
  notesOf(orderIds: readonly string[], limit: number): Promise<readonly StaffNote[]>;
  /** Adds the note and enqueues `jobs`. Returns false for an unknown order. */
  addNote(note: NewStaffNote, jobs: readonly OutboxJob[]): Promise<boolean>;
}

export interface OrderNotesDeps {
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

/** Adds a note to an order. The audit log records that a note was added, but not its text. */
export function addOrderNote({ notes, store, newId }: OrderNotesDeps) {
  return async (
    orderId: string,
    input: { readonly text: string },
    action: AdminAction,
  ): Promise<AddOrderNoteOutcome> => {
    const checked = checkInput(noteRule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(orderId)) return { kind: "notFound", orderId };
    const id = newId();
    const { userId: authorId, username: authorName } = action.actor;
    const change = { targetType: "Order", targetId: orderId, before: { note: null }, after: { note: id } };
    const note = { id, orderId, text: checked.value.text, authorId, authorName, createdAt: action.at };
    if (!(await notes.addNote(note, auditJobs(action, change)))) return { kind: "notFound", orderId };
    const order = await store.findOrder("id", orderId);
    return order ? { kind: "added", order } : { kind: "notFound", orderId };
  };
}

/** More notes than any order is expected to have. */
const notesOfOrder = 200;

/** Loads notes, newest first. All requests of one tick cost one statement. */
export function orderNoteLoader({
  notes,
}: Pick<OrderNotesDeps, "notes">): () => DataLoader<string, readonly StaffNote[]> {
  return () =>
    groupLoader(
      (ids) => notes.notesOf(ids, notesOfOrder),
      (note) => note.orderId,
    );
}
