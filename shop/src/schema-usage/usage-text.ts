import type { UsedOperation } from "./read-usage.js";

export interface FieldUsage {
  readonly field: string;
  readonly days: number;
  readonly operations: readonly UsedOperation[];
}

/** Returns the use of a field, as people read it. */
export function usageText({ field, days, operations }: FieldUsage): string {
  const period = `the last ${days} days`;
  if (operations.length === 0) return `${field}: no operation of ${period} uses it`;
  const total = operations.reduce((sum, { count }) => sum + count, 0);
  const heading = `${field}: ${counted(operations.length, "operation")} of ${period} with ${counted(total, "request")}`;
  return [heading, ...operations.flatMap(linesOf)].join("\n");
}

function linesOf(operation: UsedOperation): string[] {
  return [
    `  ${operationName(operation)}: ${counted(operation.count, "request")}, last seen ${operation.lastSeenAt}`,
    ...operation.clients.map(
      ({ count, lastSeenAt, ...client }) =>
        `    ${clientName(client)}: ${counted(count, "request")}, last seen ${lastSeenAt}`,
    ),
  ];
}

/** Returns the kind and the name, or the start of the hash of an operation without a name. */
export function operationName({ kind, name, hash }: Pick<UsedOperation, "kind" | "name" | "hash">): string {
  return `${kind ?? "operation"} ${name || hash.slice(0, 12)}`;
}

export function clientName({ name, version }: { readonly name: string; readonly version: string }): string {
  return version === "" ? name : `${name} ${version}`;
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
