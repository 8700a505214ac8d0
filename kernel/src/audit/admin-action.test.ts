import { expect, test } from "vitest";
import { auditJobs, readAuditEntry, type AdminAction, type AuditSnapshot } from "./admin-action.js";

const action: AdminAction = {
  id: "0c3e4d6e-6f5b-4a62-9a4e-1d2f3a4b5c6d",
  at: new Date("2026-05-04T12:00:00.000Z"),
  name: "updateProduct",
  actor: { userId: "7b1f0a52-2b1f-4c5e-8a51-0c1d2e3f4a5b", username: "root", role: "ADMIN", apiKeyId: null },
  clientAddress: "203.0.113.7",
  userAgent: "a browser",
};
const target = { targetType: "Product", targetId: "p1" };

function snapshots(before: AuditSnapshot | null, after: AuditSnapshot | null): unknown {
  const [job] = auditJobs(action, { ...target, before, after });
  return [job?.data.before, job?.data.after];
}

const long = "x".repeat(501);
const cut = `${"x".repeat(500)}…`;

test.each<[string, AuditSnapshot | null, AuditSnapshot | null, unknown]>([
  ["a new target has only an after", null, { name: "Lamp" }, [null, { name: "Lamp" }]],
  ["a removed target has only a before", { name: "Lamp" }, null, [{ name: "Lamp" }, null]],
  [
    "a change contains only values that differ",
    { name: "Lamp", tags: ["a"] },
    { name: "Lamps", tags: ["a"] },
    [{ name: "Lamp" }, { name: "Lamps" }],
  ],
  ["an added value is null before", {}, { reason: "late" }, [{ reason: null }, { reason: "late" }]],
  ["a removed value is null after", { reason: "late" }, {}, [{ reason: "late" }, { reason: null }]],
  ["equal snapshots leave both sides empty", { name: "Lamp" }, { name: "Lamp" }, [{}, {}]],
  ["long texts are cut, at any depth", null, { of: { text: long } }, [null, { of: { text: cut } }]],
  ["long lists are cut", null, { list: Array(60).fill(1) }, [null, { list: [...Array(50).fill(1), "…"] }]],
  [
    "a snapshot that is still too long keeps its names only",
    null,
    Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, long])),
    [null, Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`n${index}`, "(too long)"]))],
  ],
])("%s", (_rule, before, after, expected) => {
  expect(snapshots(before, after)).toEqual(expected);
});

test("the entry states who acted, on what, when and from where", () => {
  const [job] = auditJobs({ ...action, userAgent: "u".repeat(400) }, { ...target, before: null, after: {} });
  expect(job).toEqual({
    task: "recordAudit",
    data: {
      id: action.id,
      at: "2026-05-04T12:00:00.000Z",
      action: "updateProduct",
      actor: action.actor,
      ...target,
      before: null,
      after: {},
      clientAddress: "203.0.113.7",
      userAgent: "u".repeat(300),
    },
  });
});

test("an action without an admin is not logged", () => {
  expect(auditJobs(null, { ...target, before: null, after: {} })).toEqual([]);
});

test("an entry that an earlier release stored is read under the current names", () => {
  const [job] = auditJobs(action, { ...target, before: null, after: {} });
  if (job === undefined) throw new Error("no job");
  const { action: name, ...entry } = job.data;
  expect(readAuditEntry({ ...entry, act: name } as never)).toEqual(job.data);
  expect(readAuditEntry(job.data)).toEqual(job.data);
});
