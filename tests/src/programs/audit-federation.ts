import { isDeepStrictEqual } from "node:util";
import { Engine, type EngineAnswer, type SendToSubgraph } from "@souk/federation-engine";
import { auditSuites, type AuditCase } from "@souk/federation-engine/testing/federation-audit";
import { printedHelp } from "@souk/kernel/process/printed-help";

/**
 * Runs the public federation audit (github.com/graphql-hive/federation-gateway-audit) and prints the failed cases.
 * `url`: the audit's server, which `npm start serve` starts in a checkout of it. Exit code 1 when a case fails.
 */
const [url = "http://localhost:4200", ...more] = process.argv.slice(2);
const usage = "npm run audit:federation [-- http://localhost:4200]\n";
if (printedHelp(process.argv.slice(2), usage)) {
  process.exitCode = 0;
} else if (more.length > 0 || !URL.canParse(url)) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  await audit(new URL(url));
}

async function audit(server: URL): Promise<void> {
  let [passed, count] = [0, 0];
  for await (const { name, supergraphSdl, cases } of auditSuites(server)) {
    count += cases.length;
    const engine = await Engine.open({ supergraphSdl });
    for (const [index, each] of cases.entries()) {
      if (await isPassed(engine, each)) passed += 1;
      else process.stdout.write(`${name} ${index} fails:${each.query}\n`);
    }
  }
  process.stdout.write(`${passed} of ${count} cases pass\n`);
  if (passed < count) process.exitCode = 1;
}

/** Compares as the audit does: a case without `errors` does not say whether there are any. */
async function isPassed(engine: Engine, { query, expected }: AuditCase): Promise<boolean> {
  const { data, hasErrors } = await answerOf(engine, query);
  const isExpected = expected.errors === undefined || expected.errors === hasErrors;
  return isExpected && isDeepStrictEqual(data, expected.data ?? null);
}

async function answerOf(engine: Engine, query: string) {
  try {
    const operation = engine.prepare(query);
    const { coerced = {} } = engine.coerce(operation, {});
    const answer: EngineAnswer = await engine.execute(operation, { variables: {}, coerced, send: sender(engine) });
    return { data: JSON.parse(answer.data) as unknown, hasErrors: answer.errors.length > 0 };
  } catch {
    return { data: null, hasErrors: true };
  }
}

function sender({ supergraph }: Engine): SendToSubgraph {
  return async ({ subgraph, body }) => {
    const headers = { "content-type": "application/json" };
    return read(new URL(supergraph.subgraphs.get(subgraph)?.url ?? ""), { method: "POST", headers, body });
  };
}

async function read<T>(address: URL, init?: RequestInit): Promise<T> {
  const response = await fetch(address, init);
  return (await response.json()) as T;
}
