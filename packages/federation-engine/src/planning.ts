// Query planning without execution, for tools that inspect or measure plans. Changes more often than the API in index.ts.
export { PlannedNames } from "./compile/planned-names.js";
export { openPlanner } from "./plan/open-planner.js";
export type { PlannerName } from "./plan/planner.js";
export type { PlanNode, SubgraphOperation } from "./plan/query-plan.js";
export { RustProcess } from "./plan/rust-process.js";
export type { RustOperation, RustPlans } from "./plan/rust-plans.js";
export { plannedDocument } from "./document/planned-document.js";
export { Supergraph } from "./supergraph.js";
