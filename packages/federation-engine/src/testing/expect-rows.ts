import { expect, test } from "vitest";
import {
  requestedEntities,
  FederatedGraph,
  errorTexts,
  type TestRequest,
  type TestSubgraphs,
} from "./federated-graph.js";

/** A request and its expected results. */
export interface Row extends TestRequest {
  readonly title: string;
  readonly data: unknown;
  /** The expected errors in the format of `toldErrors`, in any order; absent: none. */
  readonly errors?: readonly string[];
  /** Expected number of entities requested from each subgraph; subgraphs that are not listed are not checked. */
  readonly entities?: Readonly<Record<string, number>>;
  /** Expected number of requests to each subgraph; subgraphs that are not listed are not checked. */
  readonly requests?: Readonly<Record<string, number>>;
}

/** Tests each row on new subgraphs. */
export function expectRows(subgraphs: () => TestSubgraphs, rows: readonly Row[]): void {
  test.each(rows)("$title", async (row) => {
    const graph = await FederatedGraph.open(subgraphs());
    const { data, errors, sent } = await graph.run(row);
    expect({ data, errors: errorTexts(errors).sort() }).toEqual({
      data: row.data,
      errors: [...(row.errors ?? [])].sort(),
    });
    for (const [subgraph, count] of Object.entries(row.requests ?? {}))
      expect([subgraph, sent.filter((request) => request.subgraph === subgraph).length]).toEqual([subgraph, count]);
    for (const [subgraph, count] of Object.entries(row.entities ?? {})) {
      const requests = sent.filter((request) => request.subgraph === subgraph);
      expect([subgraph, requestedEntities(requests).length]).toEqual([subgraph, count]);
    }
    // only a mutation may request the same entity twice
    const requests = row.query.trimStart().startsWith("mutation") ? [] : requestedEntities(sent);
    expect(requests).toEqual([...new Set(requests)]);
  });
}
