import type { FailedJob, FailedJobSort } from "@souk/kernel/jobs/failed-job";
import { maxPageSize, pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import { withFallback } from "../with-fallback.js";
import { byPosition, deliveryCursorLength, keyWithin, readDeliveryPosition } from "./delivery-position.js";
import { deliveryOf, type FailedDelivery, type FailedJobsPage, type Outboxes } from "./failed-delivery.js";

export interface OutboxReport {
  readonly service: string;
  /** In the requested order. Null when the service is unavailable. */
  readonly failed: readonly FailedDelivery[] | null;
}

export interface ListFailedDeliveriesRequest {
  readonly page: PageArguments;
  /** OLDEST when absent. */
  readonly sort?: FailedJobSort | null | undefined;
  /** All services when absent. */
  readonly service?: string | null | undefined;
}

export interface FailedDeliveryList {
  readonly page: Page<FailedDelivery>;
  readonly sort: FailedJobSort;
  /** All services with an outbox. */
  readonly services: readonly string[];
  /** The requested services that did not answer. */
  readonly unavailableServices: readonly string[];
}

/** Lists the failed jobs of all outboxes. Throws PageArgumentError. */
export function listFailedDeliveries(outboxes: Outboxes) {
  return async ({ page, sort: given, service }: ListFailedDeliveriesRequest): Promise<FailedDeliveryList> => {
    const sort = given ?? "OLDEST";
    const request = { ...readPageArguments(page, sort, deliveryCursorLength(sort)), order: sort };
    const requested = new Map([...outboxes].filter(([name]) => service == null || name === service));
    const reports = await readOutboxes(requested, request);
    return {
      page: pageOf(request, merged(reports, sort)),
      sort,
      services: [...outboxes.keys()],
      unavailableServices: reports.filter(({ failed }) => failed === null).map(({ service: name }) => name),
    };
  };
}

const oldest: FailedJobsPage = { size: maxPageSize, direction: "forward", order: "OLDEST", from: null };

/** Returns the first page of each service, oldest first. */
export function reportOutboxes(outboxes: Outboxes) {
  return async (): Promise<readonly OutboxReport[]> => {
    const reports = await readOutboxes(outboxes, oldest);
    return reports.map(({ service, failed }) => ({ service, failed: failed && pageOf(oldest, failed).rows }));
  };
}

/** Returns the first page of all reports that have an answer, oldest first. */
export function oldestFailed(reports: readonly OutboxReport[]): readonly FailedDelivery[] {
  return pageOf(oldest, merged(reports, oldest.order)).rows;
}

/**
 * Asks all outboxes in parallel for a page from the same position. An unavailable service removes only its own part.
 */
function readOutboxes(outboxes: Outboxes, request: FailedJobsPage): Promise<readonly OutboxReport[]> {
  const position = request.from && readDeliveryPosition(request.from, request.order);
  return Promise.all(
    [...outboxes].map(async ([service, outbox]) => {
      const ofService = { ...request, from: position && keyWithin(service, position) };
      const jobs = await withFallback<readonly FailedJob[] | null>(() => outbox.list(ofService), null);
      return { service, failed: jobs && jobs.map((job) => deliveryOf(service, job)) };
    }),
  );
}

function merged(reports: readonly OutboxReport[], sort: FailedJobSort): readonly FailedDelivery[] {
  return reports.flatMap(({ failed }) => failed ?? []).sort(byPosition(sort));
}
