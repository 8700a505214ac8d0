import type { PeerClient, PeerOperation } from "@souk/kernel/peers/peer-client";
import type { AssembledRecord } from "./assembled-record.js";

export interface SentRecord {
  readonly record: AssembledRecord;
  readonly outcome: "CREATED" | "UPDATED" | "UNCHANGED" | "SKIPPED" | "REFUSED";
  readonly id: string | null;
  readonly number: string | null;
  readonly reason: string | null;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
}

interface ImportVariables extends Record<string, unknown> {
  readonly input: {
    readonly source: string;
    readonly kind: string;
    readonly dryRun: boolean;
    readonly records: readonly { readonly externalId: string; readonly data: unknown }[];
  };
}

/** Every importing subgraph answers this operation; no `peers/` folder has it, because no service sends it. */
const importRecords: PeerOperation<{ importRecords: Omit<SentRecord, "record">[] }, ImportVariables> = `
  mutation ImportRecords($input: ImportRecordsInput!) {
    importRecords(input: $input) { outcome id number reason fields { path message } }
  }`;

/** Each record is a few statements. */
const deadlineMs = 120_000;

export async function sendRecords(
  client: PeerClient,
  { source, kind, dryRun }: { readonly source: string; readonly kind: string; readonly dryRun: boolean },
  records: readonly AssembledRecord[],
): Promise<readonly SentRecord[]> {
  const input = { source, kind, dryRun, records: records.map(({ externalId, data }) => ({ externalId, data })) };
  const answer = await client.call(importRecords, { input }, { idempotent: true, deadlineMs });
  return records.map((record, index) => {
    const result = answer.importRecords[index];
    if (!result) throw new Error(`no outcome for ${kind} ${record.externalId}`);
    return { record, ...result };
  });
}
