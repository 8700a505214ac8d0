import type { Role } from "./viewer.js";

/** Who asks for an act that is the staff's alone, and from where. Its entry in the audit log is written with what it changes. */
export interface AdminAct {
  /** Of the entry: an act that is told twice is one. */
  readonly id: string;
  readonly at: Date;
  /** The mutation's name. */
  readonly name: string;
  readonly actor: AuditActor;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
}

/** As their token had it. */
export interface AuditActor {
  readonly userId: string;
  readonly username: string;
  readonly role: Role;
  /** Of the key that acted in their name; null where they did so themselves. */
  readonly apiKeyId: string | null;
}

/** Values by the names that the schema has for them. No secrets, and no more of a person than their id. */
export type AuditSnapshot = Readonly<Record<string, unknown>>;

export interface AuditedChange {
  /** The type's name in the schema, and its id. */
  readonly targetType: string;
  readonly targetId: string;
  /** Null: there was nothing before. */
  readonly before: AuditSnapshot | null;
  /** Null: there is nothing afterwards. */
  readonly after: AuditSnapshot | null;
}

/** An entry on its way to the audit log. The service is added there, by the token of whoever brings it. */
export interface AuditEntry extends AuditedChange {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly act: string;
  readonly actor: AuditActor;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
}

export const auditTask = "recordAudit";

/** Longer texts are cut: the log tells what was changed, and is no second copy of the shop. */
const maxTextLength = 500;
const maxListLength = 50;
const maxSnapshotLength = 8000;
const maxUserAgentLength = 300;

export interface AuditJob {
  readonly task: string;
  readonly data: AuditEntry;
}

/** The job that brings an act into the audit log: one that goes into the transaction of the change. None where it was no admin's act. */
export function auditJobs(act: AdminAct | null, change: AuditedChange): readonly AuditJob[] {
  if (act === null) return [];
  const { name, at, userAgent, ...who } = act;
  const where = { ...who, userAgent: userAgent?.slice(0, maxUserAgentLength) ?? null };
  return [{ task: auditTask, data: { ...change, ...where, act: name, at: at.toISOString(), ...changed(change) } }];
}

/** Of what was there before and is afterwards, only the values that differ. */
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
