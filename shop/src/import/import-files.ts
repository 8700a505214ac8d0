import type { PeerClient } from "@souk/kernel/peers/peer-client";
import type { Assembled, AssembledRecord } from "./assembled-record.js";
import {
  courseOrders,
  enrollmentRecord,
  grantedEnrollments,
  orders,
  paymentRecords,
  shipmentRecord,
} from "./assemble-orders.js";
import { carts, categories, courseCategories, courses, products, users } from "./assemble-people-and-goods.js";
import { courseCategoryKind, type ImportContext } from "./import-context.js";
import type { ImportReport } from "./report.js";
import { sendRecords, type SentRecord } from "./send-records.js";

const batchSize = 50;

export interface FileImport {
  readonly context: ImportContext;
  readonly clientOf: (service: string) => PeerClient;
  readonly report: ImportReport;
}

/** Sends the staged records to their services, those first to which others refer. */
export async function importFiles(given: FileImport): Promise<void> {
  const { context } = given;
  await sendAll(given, { service: "accounts", kind: "users" }, users(context));
  await sendAll(given, { service: "catalog", kind: "categories" }, categories(context));
  await sendAll(given, { service: "catalog", kind: "products" }, products(context));
  await sendAll(given, { service: "cart", kind: "carts" }, carts(context));
  await sendAll(given, { service: "courses", kind: courseCategoryKind }, courseCategories(context));
  await sendAll(given, { service: "courses", kind: "courses" }, courses(context));
  await sendAll(given, { service: "orders", kind: "orders" }, orders(context), async (placed) => {
    const paid = placed.filter(({ data }) => data.status !== "CANCELLED");
    await sendAll(given, { service: "payments", kind: "payments" }, paymentRecords(context, paid));
    await sendAll(
      given,
      { service: "shipping", kind: "shipments" },
      paid.map((order) => shipmentRecord(context, order)),
    );
  });
  await sendAll(given, { service: "orders", kind: "orders" }, courseOrders(context), async (placed) => {
    await sendAll(given, { service: "payments", kind: "payments" }, paymentRecords(context, placed));
    const enrollments = placed.map((order) => enrollmentRecord(context, order));
    await sendAll(given, { service: "courses", kind: "enrollments" }, enrollments);
  });
  await sendAll(given, { service: "courses", kind: "enrollments" }, grantedEnrollments(context));
}

/** An order that the service has, or would have after this dry run. */
type PlacedOrder = AssembledRecord & { readonly id: string; readonly number: string };

/** Sends records in batches, and calls `afterwards` with what each batch became. */
async function sendAll(
  { context, clientOf, report }: FileImport,
  { service, kind }: { readonly service: string; readonly kind: string },
  records: Iterable<Assembled>,
  afterwards?: (placed: readonly PlacedOrder[]) => Promise<void>,
): Promise<void> {
  const { format, dryRun, staging } = context;
  const send = async (batch: readonly AssembledRecord[]): Promise<void> => {
    const sent = await sendRecords(clientOf(service), { source: format.name, kind, dryRun }, batch);
    for (const each of sent) {
      report.add(kind, each);
      const { id, number, record } = each;
      if (id !== null) staging.refer(kind, record.externalId, { id, number });
    }
    await afterwards?.(sent.flatMap(placedFrom));
  };
  let batch: AssembledRecord[] = [];
  for (const each of records) {
    if ("leftOut" in each) {
      report.leaveOut(kind, each.leftOut);
      continue;
    }
    batch.push(each.record);
    if (batch.length < batchSize) continue;
    await send(batch);
    batch = [];
  }
  if (batch.length > 0) await send(batch);
}

function placedFrom({ record, outcome, id, number }: SentRecord): PlacedOrder[] {
  return outcome === "REFUSED" || id === null ? [] : [{ ...record, id, number: number ?? "" }];
}
