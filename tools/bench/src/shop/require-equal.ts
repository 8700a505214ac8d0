import { Client } from "undici";
import { canonicalJson } from "../measure/canonical-json.ts";
import { prepareCarts } from "./carts.ts";
import { originOf, type Contender } from "./contender.ts";
import type { Outboxes } from "./outboxes.ts";
import { rowsOfOrder, type RowCounts } from "./rows-of-order.ts";
import type { ShopWorkload } from "./workloads/shop-workloads.ts";

/** The cost of a request, or of all requests of a journey. */
export interface Work {
  readonly statements: number;
  readonly fetches: number;
}

interface MeasuredAnswer {
  /** The last answer, without values that differ between runs. */
  readonly answer: string;
  readonly work: Work;
  readonly orderId: string | undefined;
}

const times = 6;

/** Returns the cost of a warm request. Throws when the answer is not as expected. */
export async function requireAnswer(workload: ShopWorkload, souk: Contender): Promise<Work> {
  await measureAnswer(souk, workload, 0);
  return (await measureAnswer(souk, workload, 1)).work;
}

/**
 * Returns the cost of a warm request for each. Throws unless the baseline gives the same answer as the shop and writes
 * the same number of rows.
 */
export async function requireEqual(
  workload: ShopWorkload,
  baseline: Contender,
  souk: Contender,
  outboxes: Outboxes,
): Promise<Readonly<Record<"baseline" | "souk", Work>>> {
  for (const contender of [baseline, souk]) await prepareCarts(contender, workload);
  let last: readonly MeasuredAnswer[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    last = [await measureAnswer(baseline, workload, nth), await measureAnswer(souk, workload, nth)];
    const [expected, found] = last.map(({ answer }) => answer);
    if (expected !== found)
      throw new Error(`the baseline answers ${workload.name} otherwise:\n${expected}\nthe shop:\n${found}`);
  }
  if (workload.writes) await outboxes.drained();
  const orders = last.map(({ orderId }) => orderId).filter((id) => id !== undefined);
  const [ofBaseline, ofSouk] = await Promise.all(orders.map((id) => rowsOfOrder(baseline.field.serverUrl, id)));
  if (ofBaseline && ofSouk) requireEqualRows(ofBaseline, ofSouk);
  const [baselineAnswer, soukAnswer] = last as [MeasuredAnswer, MeasuredAnswer];
  return { baseline: baselineAnswer.work, souk: soukAnswer.work };
}

function requireEqualRows(baseline: RowCounts, souk: RowCounts): void {
  const different = Object.keys(souk).filter((table) => baseline[table] !== souk[table]);
  const text = different.map((table) => `${table}: ${baseline[table]} instead of ${souk[table]}`).join(", ");
  if (different.length > 0) throw new Error(`an order of the baseline has other rows than one of the shop: ${text}`);
}

async function measureAnswer(contender: Contender, workload: ShopWorkload, nth: number): Promise<MeasuredAnswer> {
  const client = new Client(originOf(contender));
  const work = { statements: 0, fetches: 0 };
  let text = "";
  for (const step of workload.steps) {
    const reply = await contender.send(client, step, nth);
    work.statements += reply.work.statements;
    work.fetches += reply.work.fetches;
    ({ text } = reply);
    if (!text.includes(step.expectedText)) throw new Error(`${contender.name} answers ${workload.name} with ${text}`);
  }
  await client.close();
  const { data } = JSON.parse(text) as { data: { checkout?: { id: string } } };
  return { answer: canonicalJson(withoutWhatDiffers(data)), work, orderId: data.checkout?.id };
}

/** Removes the ids and numbers of a new order, and the tokens of a login. */
function withoutWhatDiffers(data: object): unknown {
  return JSON.parse(JSON.stringify(data), (key, value: unknown) =>
    key === "accessToken" ? undefined : (key === "id" || key === "number") && "checkout" in data ? undefined : value,
  );
}
