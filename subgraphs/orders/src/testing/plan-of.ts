import type { Database } from "@souk/kernel/database/database";
import type { Statement } from "../store/order/order-list-sql.js";

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

export interface Plan {
  /** Tables that are read completely. */
  readonly readWhole: readonly string[];
  /** Rows read from tables and indexes, including rows that a filter removed. */
  readonly rowsRead: number;
}

/** Runs a statement and returns how PostgreSQL executed it. */
export async function planOf({ manager }: Database, { text, values }: Statement): Promise<Plan> {
  const sql = `explain (analyze, format json) ${text}`;
  const [row]: { "QUERY PLAN": [{ Plan: PlanNode }] }[] = await manager.query(sql, [...values]);
  const nodes = row ? nodesOf(row["QUERY PLAN"][0].Plan) : [];
  const scans = nodes.filter((node) => node["Node Type"].includes("Scan") && node["Relation Name"] !== undefined);
  return {
    readWhole: scans.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"] ?? ""),
    rowsRead: scans.reduce(
      (sum, node) => sum + (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
      0,
    ),
  };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
