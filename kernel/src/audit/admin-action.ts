import type { Role } from "../identity/viewer.js";

/**
 * An admin's action: the person who requests it, the time and the origin. Its audit log entry is written together with
 * the change.
 */
export interface AdminAction {
  /**
   * The id of the audit log entry. It makes the entry idempotent: an action that is delivered twice is recorded once.
   */
  readonly id: string;
  readonly at: Date;
  /** The mutation's name. */
  readonly name: string;
  readonly actor: AuditActor;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
}

/** The admin's identity, as stated in the token. */
export interface AuditActor {
  readonly userId: string;
  readonly username: string;
  readonly role: Role;
  /** The id of the API key that acted for the user; null when the user acted directly. */
  readonly apiKeyId: string | null;
}

/** Values by their names in the schema. Contains no secrets, and no personal data except the person's id. */
export type AuditSnapshot = Readonly<Record<string, unknown>>;

export interface AuditedChange {
  /** The type's name in the schema, and its id. */
  readonly targetType: string;
  readonly targetId: string;
  /** Null when the target did not exist before. */
  readonly before: AuditSnapshot | null;
  /** Null when the target does not exist afterwards. */
  readonly after: AuditSnapshot | null;
}

/**
 * An entry to send to the audit log. The audit log adds the service's name from the token of the service that delivers
 * the entry.
 */
export interface AuditEntry extends AuditedChange {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  /** The mutation's name. */
  readonly action: string;
  readonly actor: AuditActor;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
}

export const auditTask = "recordAudit";

/** Longer texts are cut: the log records what changed and is not a second copy of the shop's data. */
const maxTextLength = 500;
const maxListLength = 50;
const maxSnapshotLength = 8000;
const maxUserAgentLength = 300;

export interface AuditJob {
  readonly task: string;
  readonly data: AuditEntry;
}

/**
 * Returns the job that delivers an action to the audit log. Enqueue it in the transaction of the change. Returns no job
 * when `action` is null (not an admin's action).
 */
export function auditJobs(action: AdminAction | null, change: AuditedChange): readonly AuditJob[] {
  if (action === null) return [];
  const { name, at, userAgent, ...who } = action;
  const where = { ...who, userAgent: userAgent?.slice(0, maxUserAgentLength) ?? null };
  return [{ task: auditTask, data: { ...change, ...where, action: name, at: at.toISOString(), ...changed(change) } }];
}

/** Reads the entry of a job. Jobs that release 0.2 stored name the action `act`. */
export function readAuditEntry({ act, ...entry }: AuditEntry & { readonly act?: string }): AuditEntry {
  return act === undefined ? entry : { ...entry, action: act };
}

/** Returns only the values that differ between the two snapshots. */
function changed({ before, after }: AuditedChange): Pick<AuditedChange, "before" | "after"> {
  if (before === null || after === null) return { before: before && bounded(before), after: after && bounded(after) };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return { before: bounded(picked(before, names)), after: bounded(picked(after, names)) };
}

function picked(snapshot: AuditSnapshot, names: readonly string[]): AuditSnapshot {
  return Object.fromEntries(names.map((name) => [name, snapshot[name] ?? null]));
}

function bounded(snapshot: AuditSnapshot): AuditSnapshot {
  const cut = JSON.parse(JSON.stringify(snapshot, cutLong)) as AuditSnapshot;
  if (JSON.stringify(cut).length <= maxSnapshotLength) return cut;
  return Object.fromEntries(Object.keys(cut).map((name) => [name, "(too long)"]));
}

function cutLong(_name: string, value: unknown): unknown {
  if (typeof value === "string" && value.length > maxTextLength) return `${value.slice(0, maxTextLength)}…`;
  if (!Array.isArray(value) || value.length <= maxListLength) return value;
  const start: unknown[] = value.slice(0, maxListLength);
  return [...start, "…"];
}
