import type { Viewer } from "@souk/kernel/identity/viewer";
import { currentRequest } from "@souk/kernel/logging/request-context";
import type { FinishedOperation } from "../graphql-http/finished-operation.js";
import type { RouterContext } from "./router-context.js";

/** Clients choose the names of operations. */
const longestName = 100;

/** Returns the fields of an operation in the log line of its request. */
export function operationFields(
  { name, type, outcome }: FinishedOperation,
  { viewer, measured }: Pick<RouterContext, "viewer" | "measured">,
): Record<string, unknown> {
  const { planMs = 0, subgraphs = new Set<string>() } = currentRequest()?.counters ?? {};
  return {
    operation: name?.slice(0, longestName),
    operationType: type,
    viewer: kindOf(viewer),
    ...(viewer.kind === "user" && viewer.service !== undefined ? { caller: viewer.service } : {}),
    outcome,
    cost: measured.cost,
    planMs: Math.round(planMs * 10) / 10,
    subgraphs: [...subgraphs].toSorted(),
  };
}

/** Returns nobody, guest, customer, instructor, admin, apiKey or service. */
function kindOf(viewer: Viewer): string {
  if (viewer.kind !== "user") return viewer.kind;
  if (viewer.service !== undefined) return "service";
  return viewer.scopes ? "apiKey" : viewer.role.toLowerCase();
}
