import { createHash, randomUUID } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { PreparedOperation } from "@souk/federation-engine";
import type { CountedOperations, UsageCount } from "./client-usage.js";
import { operationSignature } from "./operation-signature.js";
import { usedCoordinates } from "./used-coordinates.js";

/** An operation as accounts stores it. */
interface DescribedOperation {
  readonly hash: string;
  readonly name: string;
  readonly kind: string | null;
  readonly document: string;
  readonly fields: readonly string[];
  readonly deprecatedFields: readonly string[];
}

interface ReportedCount extends Omit<UsageCount, "client"> {
  readonly name: string;
  readonly version: string;
}

interface ReportedOperation extends DescribedOperation {
  readonly clients: readonly ReportedCount[];
}

export interface UsageReport {
  /** Accounts counts a report once by its id. */
  readonly id: string;
  readonly operations: readonly ReportedOperation[];
}

/** Accounts accepts 100 operations, and bodies of 4 MiB. */
const operationsPerReport = 50;
const charactersPerReport = 1_000_000;
/** Limits of accounts. */
const longestName = 100;
const longestDocument = 50_000;

const otherOperations: DescribedOperation = {
  hash: "other",
  name: "",
  kind: null,
  document: "",
  fields: [],
  deprecatedFields: [],
};

/** Turns counts into reports for accounts: describes each operation once, and adds up operations that differ in values. */
export class UsageReports {
  private readonly described = new WeakMap<PreparedOperation, DescribedOperation>();

  async of(counted: CountedOperations): Promise<UsageReport[]> {
    const operations = new Map<string, { readonly described: DescribedOperation; readonly counts: UsageCount[] }>();
    for (const [operation, counts] of counted) {
      const described = operation ? await this.describe(operation) : otherOperations;
      const known = operations.get(described.hash) ?? { described, counts: [] };
      operations.set(described.hash, { described, counts: [...known.counts, ...counts] });
    }
    const reported = [...operations.values()].map(({ described, counts }) => ({
      ...described,
      clients: summed(counts),
    }));
    return parts(reported).map((part) => ({ id: randomUUID(), operations: part }));
  }

  private async describe(prepared: PreparedOperation): Promise<DescribedOperation> {
    const known = this.described.get(prepared);
    if (known) return known;
    // requests do not wait for a thousand operations
    await nextTurn();
    const { name, operation: kind } = prepared.operation;
    const document = operationSignature(prepared);
    const described = {
      hash: createHash("sha256").update(document).digest("hex"),
      name: name?.value.slice(0, longestName) ?? "",
      kind,
      // no part of a document can be compared with a schema
      document: document.length <= longestDocument ? document : "",
      ...usedCoordinates(prepared),
    };
    this.described.set(prepared, described);
    return described;
  }
}

function summed(counts: readonly UsageCount[]): ReportedCount[] {
  const clients = Map.groupBy(counts, ({ client }) => `${client.name}\n${client.version}`);
  return [...clients.values()].map((of) => ({
    name: of[0]?.client.name ?? "",
    version: of[0]?.client.version ?? "",
    count: of.reduce((sum, { count }) => sum + count, 0),
    errors: of.reduce((sum, { errors }) => sum + errors, 0),
    durations: (of[0]?.durations ?? []).map((_none, bucket) =>
      of.reduce((sum, { durations }) => sum + (durations[bucket] ?? 0), 0),
    ),
    maxMs: Math.max(...of.map(({ maxMs }) => maxMs)),
  }));
}

/** Divides the operations so that each part fits into a report. */
function parts(operations: readonly ReportedOperation[]): ReportedOperation[][] {
  const divided: ReportedOperation[][] = [];
  let characters = 0;
  for (const operation of operations) {
    const length = JSON.stringify(operation).length;
    const last = divided.at(-1);
    if (last && last.length < operationsPerReport && characters + length <= charactersPerReport) {
      last.push(operation);
      characters += length;
    } else {
      divided.push([operation]);
      characters = length;
    }
  }
  return divided;
}
