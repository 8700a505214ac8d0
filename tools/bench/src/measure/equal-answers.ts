import { request } from "undici";
import type { Workload } from "../workloads/workloads.ts";
import { canonicalJson } from "./canonical-json.ts";

export interface Answering {
  readonly name: string;
  readonly url: string;
}

/** The size of the answer in bytes. Throws unless all servers give the same answer without errors. */
export async function requireEqualAnswers(all: readonly Answering[], { name, body }: Workload): Promise<number> {
  let expected: string | undefined;
  let bytes = 0;
  for (const { name: who, url } of all) {
    const response = await request(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
    });
    const text = await response.body.text();
    const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: readonly unknown[] };
    if (errors) throw new Error(`${who} answers ${name} with errors: ${JSON.stringify(errors).slice(0, 500)}`);
    const canonical = canonicalJson(data);
    if (expected === undefined) bytes = JSON.stringify({ data }).length;
    expected ??= canonical;
    if (canonical !== expected)
      throw new Error(`${who} answers ${name} otherwise than ${all[0]?.name}: ${difference(expected, canonical)}`);
  }
  return bytes;
}

function difference(expected: string, canonical: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === canonical[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `… ${canonical.slice(from, at + 60)} … instead of … ${expected.slice(from, at + 60)} …`;
}
