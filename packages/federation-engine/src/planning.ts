// Query planning without execution, for tools that inspect or measure plans. Changes more often than the API in index.ts.
export { PlannedNames } from "./compile/planned-names.js";
export type { PlanStage, SubgraphOperation } from "./plan/query-plan.js";
export { QueryPlanner } from "./plan/query-planner.js";
export { plannedDocument } from "./document/planned-document.js";
export { Supergraph } from "./supergraph.js";
