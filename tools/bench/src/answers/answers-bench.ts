import type { Contestant, Graph } from "../contestants.ts";
import { ServerProcess } from "../measure/server-process.ts";
import type { AnswerCase, CaseGraph } from "./answer-case.ts";
import { ask } from "./ask.ts";
import { caseGraphs } from "./case-graphs.ts";
import { openCaseGraph } from "./open-case-graph.ts";
import { inFewWords, outcomeOf, type Outcome } from "./outcome.ts";

export interface AnswersBenchOptions {
  /** The contestants in the order of the columns. */
  readonly contestants: readonly Contestant[];
  readonly report: (line: string) => void;
}

/** The outcomes of one case by contestant. */
export interface AnswersRow {
  readonly case: string;
  readonly query: string;
  readonly variables: string | undefined;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

const startLimitMs = 20_000;

/** Sends each case to each gateway, with a new process of the gateway for each graph. */
export async function benchAnswers({ contestants, report }: AnswersBenchOptions): Promise<readonly AnswersRow[]> {
  const rows: AnswersRow[] = [];
  for (const graph of caseGraphs) {
    report(graph.name);
    await using opened = await openCaseGraph(graph);
    const columns: (readonly [string, readonly Outcome[]])[] = [];
    for (const contestant of contestants)
      columns.push([contestant.name, await outcomesOf(contestant, opened, graph.cases, report)]);
    for (const [index, { name, query, variables }] of graph.cases.entries())
      rows.push({
        case: name,
        query,
        variables,
        outcomes: Object.fromEntries(columns.map(([contestant, outcomes]) => [contestant, outcomes[index] as Outcome])),
      });
  }
  return rows;
}

async function outcomesOf(
  contestant: Contestant,
  graph: Graph,
  cases: CaseGraph["cases"],
  report: AnswersBenchOptions["report"],
): Promise<Outcome[]> {
  const { program, isChildProcess } = contestant;
  let gateway: ServerProcess;
  try {
    gateway = await ServerProcess.start({
      program: program(graph),
      core: undefined,
      startLimitMs,
      // Apollo Server and Souk's router answer introspection only outside of production
      environment: { NODE_ENV: "development" },
      ...(isChildProcess && { endsBy: "SIGTERM" }),
    });
  } catch (error) {
    report(String(error));
    return cases.map(() => ({ kind: "no start", detail: inFewWords(String(error)) }));
  }
  await using started = gateway;
  const outcomes: Outcome[] = [];
  for (const request of cases) outcomes.push(await outcomeOfAnswer(started.readyMessage, request));
  return outcomes;
}

async function outcomeOfAnswer(url: string, request: AnswerCase): Promise<Outcome> {
  try {
    return outcomeOf(request, await ask(url, request));
  } catch (error) {
    return { kind: "no answer", detail: inFewWords(String(error)) };
  }
}
