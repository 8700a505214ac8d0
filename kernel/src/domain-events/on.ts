import type { Logger } from "../logging/logger.js";
import type { DomainEvent, EventName } from "./event-catalog.js";

/** The arguments of one run of a handler. */
export interface EventRun<Name extends EventName = EventName> {
  readonly event: DomainEvent<Name>;
  /** The same in each run for this event: pass it on, or store it, so that a repeated run has no second effect. */
  readonly idempotencyKey: string;
  readonly logger: Logger;
  /** Aborted when the time limit of the run has passed. */
  readonly signal: AbortSignal;
}

export interface EventHandlerOptions {
  /**
   * Names the handler among all handlers; the event's name when absent. Events wait under this name, so a handler that
   * is renamed does not get the events that wait for the earlier name.
   */
  readonly name?: string;
  /** The number of runs before an event counts as failed; 12 when absent: about 16 hours. */
  readonly maxAttempts?: number;
  /** The longest time of one run in milliseconds; 10,000 when absent. */
  readonly timeoutMs?: number;
}

/** A handler of events, made by `on`. */
export interface EventHandler {
  readonly name: string;
  readonly events: readonly EventName[];
  readonly maxAttempts: number;
  readonly timeoutMs: number;
  readonly handle: (run: EventRun) => Promise<void>;
}

const handlerName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
const longestTimeoutMs = 600_000;

/**
 * Declares a handler of one or more events. It runs as a durable job: at least once for each event, in order for each
 * key, and again with growing pauses when it throws or takes too long. Throws RangeError for options out of range.
 */
export function on<Name extends EventName>(
  events: Name | readonly Name[],
  handler: (run: EventRun<Name>) => Promise<void> | void,
  { name, maxAttempts = 12, timeoutMs = 10_000 }: EventHandlerOptions = {},
): EventHandler {
  const names: readonly Name[] = typeof events === "string" ? [events] : events;
  const own = name ?? names.join("+");
  if (names.length === 0) throw new RangeError("a handler needs at least one event");
  if (name !== undefined && !handlerName.test(name))
    throw new RangeError(`${JSON.stringify(name)} is not a name of 1 to 80 letters, digits, dots and hyphens`);
  if (!Number.isInteger(maxAttempts) || maxAttempts < 1 || maxAttempts > 100)
    throw new RangeError(`maxAttempts of the handler ${own} must be 1 to 100`);
  if (!Number.isInteger(timeoutMs) || timeoutMs < 1 || timeoutMs > longestTimeoutMs)
    throw new RangeError(`timeoutMs of the handler ${own} must be 1 to ${longestTimeoutMs}`);
  return {
    name: own,
    events: names,
    maxAttempts,
    timeoutMs,
    handle: async (run) => handler(run as unknown as EventRun<Name>),
  };
}
