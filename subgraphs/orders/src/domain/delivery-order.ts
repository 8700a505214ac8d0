import { sortsByAttempts, sortsDescending, type FailedJobSort } from "@souk/kernel/failed-job";
import { PageArgumentError, type CursorValue } from "@souk/kernel/page";
import type { FailedDelivery } from "./failed-delivery.js";

/** Where a delivery stands in the list of all services: by what it is sorted by, then the service, then the id within it. */
export interface DeliveryPlace {
  /** Only where the list is sorted by it. */
  readonly attempts?: number;
  /** To the millisecond, as ISO 8601 has it in UTC. */
  readonly createdAt: string;
  readonly service: string;
  readonly jobId: string;
}

export function deliveryCursorLength(sort: FailedJobSort): number {
  return sortsByAttempts(sort) ? 4 : 3;
}

/** The values of a delivery for its cursor. */
export function deliveryKey(
  { attempts, createdAt, service, jobId }: FailedDelivery,
  sort: FailedJobSort,
): readonly CursorValue[] {
  const place = [createdAt.toISOString(), service, jobId];
  return sortsByAttempts(sort) ? [attempts, ...place] : place;
}

/** Of a cursor, which a client may have made up. Throws PageArgumentError. */
export function readDeliveryPlace(key: readonly CursorValue[], sort: FailedJobSort): DeliveryPlace {
  const [jobId, service, createdAt, attempts] = [...key].reverse();
  const isPlace =
    typeof jobId === "string" &&
    /^\d{1,18}$/.test(jobId) &&
    typeof service === "string" &&
    typeof createdAt === "string" &&
    isInstant(createdAt);
  if (!isPlace) throw new PageArgumentError("after", "is not a cursor of this list");
  if (!sortsByAttempts(sort)) return { createdAt, service, jobId };
  if (typeof attempts !== "number" || !Number.isInteger(attempts) || Math.abs(attempts) > maxAttempts)
    throw new PageArgumentError("after", "is not a cursor of this list");
  return { attempts, createdAt, service, jobId };
}

/** A `smallint`. */
const maxAttempts = 32_767;

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** Below and above all ids that a job can have. */
const [beforeAllIds, behindAllIds] = ["0", String(2n ** 63n - 1n)];

/**
 * The same place as one service has it for its own jobs, that know nothing of services. Of those that are sorted alike, the jobs
 * of a service whose name comes before are all before the place, and those of one whose name comes after all behind it.
 */
export function keyWithin(service: string, place: DeliveryPlace): readonly CursorValue[] {
  const jobId = service === place.service ? place.jobId : service < place.service ? behindAllIds : beforeAllIds;
  const within = [place.createdAt, jobId ?? ""];
  return place.attempts === undefined ? within : [place.attempts, ...within];
}

/** Those of one service stay as they came: in their order already. */
export function byPlace(sort: FailedJobSort): (left: FailedDelivery, right: FailedDelivery) => number {
  const sign = sortsDescending(sort) ? -1 : 1;
  const tries = (left: FailedDelivery, right: FailedDelivery): number =>
    sortsByAttempts(sort) ? left.attempts - right.attempts : 0;
  return (left, right) =>
    sign *
    (tries(left, right) ||
      left.createdAt.getTime() - right.createdAt.getTime() ||
      Number(left.service > right.service) - Number(left.service < right.service));
}
