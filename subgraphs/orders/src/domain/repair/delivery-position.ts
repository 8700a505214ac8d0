import { sortsByAttempts, sortsDescending, type FailedJobSort } from "@souk/kernel/jobs/failed-job";
import { PageArgumentError, type CursorValue } from "@souk/kernel/values/page";
import type { FailedDelivery } from "./failed-delivery.js";

/**
 * The position of a failed delivery in the list of all services: the sort value, then the service, then the id within
 * the service.
 */
export interface DeliveryPosition {
  /** Set only if the list is sorted by it. */
  readonly attempts?: number;
  /** ISO 8601 in UTC, in milliseconds. */
  readonly createdAt: string;
  readonly service: string;
  readonly jobId: string;
}

export function deliveryCursorLength(sort: FailedJobSort): number {
  return sortsByAttempts(sort) ? 4 : 3;
}

/** Returns the cursor values of a delivery. */
export function deliveryKey(
  { attempts, createdAt, service, jobId }: FailedDelivery,
  sort: FailedJobSort,
): readonly CursorValue[] {
  const position = [createdAt.toISOString(), service, jobId];
  return sortsByAttempts(sort) ? [attempts, ...position] : position;
}

/** Reads a cursor from a client, which may be invalid. Throws PageArgumentError. */
export function readDeliveryPosition(key: readonly CursorValue[], sort: FailedJobSort): DeliveryPosition {
  const [jobId, service, createdAt, attempts] = [...key].reverse();
  const isPosition =
    typeof jobId === "string" &&
    /^\d{1,18}$/.test(jobId) &&
    typeof service === "string" &&
    typeof createdAt === "string" &&
    isInstant(createdAt);
  if (!isPosition) throw new PageArgumentError("after", "is not a cursor of this list");
  if (!sortsByAttempts(sort)) return { createdAt, service, jobId };
  if (typeof attempts !== "number" || !Number.isInteger(attempts) || Math.abs(attempts) > maxAttempts)
    throw new PageArgumentError("after", "is not a cursor of this list");
  return { attempts, createdAt, service, jobId };
}

/** The maximum of a `smallint`. */
const maxAttempts = 32_767;

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** Below and above all job ids. */
const [beforeAllIds, behindAllIds] = ["0", String(2n ** 63n - 1n)];

/**
 * Converts the position to a cursor for the jobs of one service, which do not know services. Among equal sort values,
 * all jobs of a service with a lower name come before the position, and all jobs of one with a higher name come after
 * it.
 */
export function keyWithin(service: string, position: DeliveryPosition): readonly CursorValue[] {
  const jobId =
    service === position.service ? position.jobId : service < position.service ? behindAllIds : beforeAllIds;
  const within = [position.createdAt, jobId ?? ""];
  return position.attempts === undefined ? within : [position.attempts, ...within];
}

/** Compares deliveries by position. Deliveries of one service are equal, so they keep their order. */
export function byPosition(sort: FailedJobSort): (left: FailedDelivery, right: FailedDelivery) => number {
  const sign = sortsDescending(sort) ? -1 : 1;
  const tries = (left: FailedDelivery, right: FailedDelivery): number =>
    sortsByAttempts(sort) ? left.attempts - right.attempts : 0;
  return (left, right) =>
    sign *
    (tries(left, right) ||
      left.createdAt.getTime() - right.createdAt.getTime() ||
      Number(left.service > right.service) - Number(left.service < right.service));
}
