import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { ImportOutcome, RecordToImport } from "@souk/kernel/imports/import-record";
import { idRule, refused, timeRule } from "@souk/kernel/imports/import-rules";
import { moneyRule } from "@souk/kernel/values/money-rule";
import type { Money } from "@souk/kernel/values/money";
import { z } from "zod";

/** The provider of payments that another system took. No adapter has this name: their refunds are made there. */
export const importedProvider = "imported";

/** A payment that succeeded in another system. */
export interface ImportedPayment {
  readonly id: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly buyerId: string;
  readonly amount: Money;
  /** The payment's name in its system, unique. */
  readonly reference: string;
  readonly createdAt: Date;
}

/** Stores payments of other systems. */
export interface ImportedPaymentStore {
  /** Returns the payment's number, and whether this call wrote it; null when the order has another payment. */
  insert(payment: ImportedPayment): Promise<{ readonly number: string; readonly isNew: boolean } | null>;
}

export interface ImportPaymentDependencies {
  readonly importedPayments: ImportedPaymentStore;
  readonly currency: string;
}

/** Imports the successful payment of an imported order. A payment never changes. */
export function importPayment({ importedPayments, currency }: ImportPaymentDependencies) {
  const rule = z.object({
    orderId: idRule,
    orderNumber: z.string(),
    buyerId: idRule,
    amount: moneyRule(currency),
    createdAt: timeRule,
  });
  return async ({ source, externalId, id: paymentId, data, dryRun }: RecordToImport): Promise<ImportOutcome> => {
    const checked = checkInput<z.infer<typeof rule>>(rule, data);
    if (!checked.ok) return { kind: "REFUSED", fields: checked.fields };
    if (dryRun) return { kind: "CREATED", id: paymentId };
    const reference = `${source}:${externalId}`;
    const written = await importedPayments.insert({ ...checked.value, id: paymentId, reference });
    if (!written) return refused("orderId", "has another payment");
    return { kind: written.isNew ? "CREATED" : "UNCHANGED", id: paymentId, number: written.number };
  };
}
