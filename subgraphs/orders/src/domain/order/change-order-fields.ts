import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { customUpdateRule } from "@souk/kernel/custom-fields/custom-input";
import { auditedCustomChange, type CustomValues, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { OutboxJob } from "../outbox-job.js";
import type { Order } from "./order.js";

/** A change of the values of the fields that the shop has declared. */
export interface CustomChange {
  readonly orderId: string;
  /** Null removes a value. */
  readonly change: CustomValues;
  /** Returns the jobs that are written with the change. */
  readonly jobs: (before: CustomValues, after: CustomValues) => readonly OutboxJob[];
}

/** A change of the values of a line. */
export interface LineCustomChange extends Omit<CustomChange, "jobs"> {
  readonly lineId: string;
  /** `position`: the line's in the order, from 0. */
  readonly jobs: (before: CustomValues, after: CustomValues, position: number) => readonly OutboxJob[];
}

export interface CustomValuesStore {
  /** Changes values and returns the order; null for an unknown order. */
  changeCustom(change: CustomChange): Promise<Order | null>;
  /** Changes values of a line and returns the order; null for an unknown line. */
  changeLineCustom(change: LineCustomChange): Promise<Order | null>;
}

export interface ChangeOrderFieldsInput {
  readonly id: string;
  readonly custom?: unknown;
}

export interface ChangeLineFieldsInput {
  readonly orderId: string;
  readonly lineId: string;
  readonly custom?: unknown;
}

export type ChangeOrderFieldsOutcome =
  | { readonly kind: "changed"; readonly order: Order }
  | { readonly kind: "notFound"; readonly orderId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface ChangeOrderFieldsDeps {
  readonly store: CustomValuesStore;
  readonly customFields?: EntityFields;
  readonly lineFields?: EntityFields;
}

/** Changes the given values; `null` differs from absent. */
export function changeOrderFields({ store, customFields = [] }: ChangeOrderFieldsDeps) {
  const rule = z.object({ custom: customUpdateRule(customFields) });
  return async (
    { id: orderId, custom }: ChangeOrderFieldsInput,
    action: AdminAction,
  ): Promise<ChangeOrderFieldsOutcome> => {
    const checked = checkInput(rule, { custom });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (!isUuid(orderId)) return { kind: "notFound", orderId };
    const order = await store.changeCustom({
      orderId,
      change: checked.value.custom,
      jobs: (before, after) =>
        auditJobs(action, {
          targetType: "Order",
          targetId: orderId,
          ...auditedCustomChange(customFields, before, after),
        }),
    });
    return order ? { kind: "changed", order } : { kind: "notFound", orderId };
  };
}

/** Changes the given values of a line; `null` differs from absent. */
export function changeOrderLineFields({ store, lineFields = [] }: ChangeOrderFieldsDeps) {
  const rule = z.object({ custom: customUpdateRule(lineFields) });
  return async (
    { orderId, lineId, custom }: ChangeLineFieldsInput,
    action: AdminAction,
  ): Promise<ChangeOrderFieldsOutcome> => {
    const checked = checkInput(rule, { custom });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    if (![orderId, lineId].every(isUuid)) return { kind: "notFound", orderId };
    const order = await store.changeLineCustom({
      orderId,
      lineId,
      change: checked.value.custom,
      jobs: (before, after, position) => {
        const changed = auditedCustomChange(lineFields, before, after);
        const ofLine = (values: CustomValues): CustomValues =>
          Object.fromEntries(Object.entries(values).map(([path, value]) => [`lines.${position}.${path}`, value]));
        const values = { before: ofLine(changed.before), after: ofLine(changed.after) };
        return auditJobs(action, { targetType: "Order", targetId: orderId, ...values });
      },
    });
    return order ? { kind: "changed", order } : { kind: "notFound", orderId };
  };
}
