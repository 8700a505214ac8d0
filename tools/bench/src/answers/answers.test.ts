import { afterAll, beforeAll, expect, test } from "vitest";
import { readOptions } from "@souk/router/standalone/options";
import { openStandalone } from "@souk/router/standalone/open-standalone";
import { ask } from "./ask.ts";
import { caseGraphs } from "./case-graphs.ts";
import { openCaseGraph } from "./open-case-graph.ts";
import { outcomeOf } from "./outcome.ts";

const resources = new AsyncDisposableStack();
const urls = new Map<string, string>();

beforeAll(async () => {
  for (const graph of caseGraphs) {
    const { supergraph } = resources.use(await openCaseGraph(graph));
    const options = readOptions(["--supergraph", supergraph, "--port", "0", "--host", "127.0.0.1"], {});
    const { port } = resources.use(await openStandalone(options, () => undefined));
    urls.set(graph.name, `http://127.0.0.1:${port}/graphql`);
  }
});

afterAll(() => resources.disposeAsync());

/** Refused with a message, because planners read `__typename` of each object. */
const refused = ["alias `__typename`"];

test.each(caseGraphs.flatMap(({ name: graph, cases }) => cases.map((each) => [each.name, graph, each] as const)))(
  "the engine answers: %s",
  async (name, graph, request) => {
    const outcome = outcomeOf(request, await ask(urls.get(graph) ?? "", request));
    if (refused.includes(name)) expect(outcome.kind).toBe("refuses");
    else expect(outcome).toEqual({ kind: "right" });
  },
);
