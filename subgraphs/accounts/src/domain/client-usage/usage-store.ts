import type { ListedRow, PageRequest } from "@souk/kernel/values/page";

/** How often one client sent an operation, since the report before. */
export interface ClientCount {
  readonly name: string;
  readonly version: string;
  readonly count: number;
  /** Answers with at least one error; problems of result unions are not errors. */
  readonly errors: number;
  /** The number of answers in each bucket of `usageBoundsMs`, and of longer ones. */
  readonly durations: readonly number[];
  readonly maxMs: number;
}

/** An operation without its values. */
export interface CountedOperation {
  /** SHA-256 of `document`. */
  readonly hash: string;
  /** Empty for an operation without a name. */
  readonly name: string;
  readonly kind: "query" | "mutation" | "subscription" | null;
  /** The operation without aliases, and with empty literals. */
  readonly document: string;
  /** Schema coordinates such as `Product.name`. */
  readonly fields: readonly string[];
  readonly deprecatedFields: readonly string[];
  readonly clients: readonly ClientCount[];
}

/** The counts of one router since its report before. */
export interface UsageReport {
  /** The same for a repeated report. */
  readonly id: string;
  readonly operations: readonly CountedOperation[];
}

/** The use of one operation during some days. */
export interface OperationUsage extends Omit<CountedOperation, "clients"> {
  readonly count: number;
  readonly errors: number;
  /** The upper bound of the bucket that contains the 99th percentile. */
  readonly p99Ms: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** The use of one operation by one version of a client. */
export interface OperationClient {
  readonly hash: string;
  readonly name: string;
  readonly version: string;
  readonly count: number;
  readonly errors: number;
  readonly lastSeenAt: Date;
}

export interface UsageFilter {
  /** A part of the operation's name, of a field or of a client's name, case-insensitive; or the start of a hash. */
  readonly search?: string | null | undefined;
  /** A schema coordinate. */
  readonly field?: string | null | undefined;
  /** Only operations that use deprecated fields. */
  readonly deprecated?: boolean | null | undefined;
}

export const usageSorts = [
  "COUNT_DESC",
  "COUNT_ASC",
  "ERRORS_DESC",
  "ERRORS_ASC",
  "P99_DESC",
  "P99_ASC",
  "NAME_ASC",
  "NAME_DESC",
  "LAST_SEEN_DESC",
  "LAST_SEEN_ASC",
] as const;
export type UsageSort = (typeof usageSorts)[number];

/** The limits of what is stored. All further operations and clients are counted together. */
export interface UsageLimits {
  readonly operations: number;
  readonly clients: number;
}

export interface UsageStore {
  /** Adds the counts to those of the day of `now`, once for each report. */
  record(report: UsageReport, now: Date, limits: UsageLimits): Promise<void>;
  /** `from`: the first day, as a date at 00:00 UTC. */
  list(
    filter: UsageFilter,
    sort: UsageSort,
    page: PageRequest,
    from: Date,
  ): Promise<readonly ListedRow<OperationUsage>[]>;
  count(filter: UsageFilter, from: Date): Promise<number>;
  /** Returns at most `limit` clients of each operation, with the highest counts first. */
  clientsOf(hashes: readonly string[], from: Date, limit: number): Promise<readonly OperationClient[]>;
  /** Deletes the counts before a day, and operations and clients that have none left. */
  forgetUsage(before: Date): Promise<void>;
}
