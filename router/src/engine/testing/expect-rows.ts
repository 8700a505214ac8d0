import { describe, expect, test } from "@jest/globals";
import { plannerNames, type PlannerName } from "../plan/planner.js";
import { askedEntities, FederatedGraph, toldErrors, type TestRequest, type TestSubgraphs } from "./federated-graph.js";

/** A request and all that may come of it. */
export interface Row extends TestRequest {
  readonly title: string;
  readonly data: unknown;
  /** As `toldErrors` writes them, in any order; without it there are none. */
  readonly errors?: readonly string[];
  /** How many entities each subgraph was asked about; those that are named alone. */
  readonly entities?: Readonly<Record<string, number>>;
  /** How many requests each subgraph got; those that are named alone. */
  readonly requests?: Readonly<Record<string, number>>;
  /** A planner whose plan for it is wrong in itself: nothing that runs the plan could answer rightly. */
  readonly misplannedBy?: PlannerName;
}

/** Each row with each planner, on subgraphs made anew for it. */
export function expectRows(subgraphs: () => TestSubgraphs, rows: readonly Row[]): void {
  describe.each(plannerNames)("planned by %s", (planner) => {
    test.each(rows.filter(({ misplannedBy }) => misplannedBy !== planner))("$title", async (row) => {
      const graph = await FederatedGraph.open(subgraphs(), planner);
      const { data, errors, sent } = await graph.run(row);
      expect({ data, errors: toldErrors(errors).sort() }).toEqual({
        data: row.data,
        errors: [...(row.errors ?? [])].sort(),
      });
      for (const [subgraph, count] of Object.entries(row.requests ?? {}))
        expect([subgraph, sent.filter((request) => request.subgraph === subgraph).length]).toEqual([subgraph, count]);
      for (const [subgraph, count] of Object.entries(row.entities ?? {})) {
        const asked = sent.filter((request) => request.subgraph === subgraph);
        expect([subgraph, askedEntities(asked).length]).toEqual([subgraph, count]);
      }
      // no operation but one that changes things asks the same twice
      const asked = row.query.trimStart().startsWith("mutation") ? [] : askedEntities(sent);
      expect(asked).toEqual([...new Set(asked)]);
    });
  });
}
