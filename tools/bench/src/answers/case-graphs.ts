import type { CaseGraph } from "./answer-case.ts";
import { plannedGraphs } from "./planned-graphs.ts";
import { typedGraphs } from "./typed-graphs.ts";
import { valuedGraphs } from "./valued-graphs.ts";

export const caseGraphs: readonly CaseGraph[] = [...plannedGraphs, ...typedGraphs, ...valuedGraphs];
