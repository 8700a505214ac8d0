// The public API. README.md describes it; modules that are not listed here may change at any time.
export { noRights, type Rights } from "./access-rules.js";
export { contractSupergraph, type ContractTags } from "./contract.js";
export { isIncluded } from "./compile/collect-fields.js";
export {
  Engine,
  type EngineAnswer,
  type EngineOptions,
  type EngineRequest,
  type EngineSubscription,
} from "./engine.js";
export { withPlainNumbers, type ReadJson } from "./exact-json.js";
export { fragmentSelection } from "./document/fragment-selection.js";
export type { ExactNumber, JsonObject } from "./json-text.js";
export { PlanningError, PlanTooLargeError } from "./plan/planning-error.js";
export { hasIntrospection } from "./document/planned-document.js";
export { RefusedOperationError } from "./document/read-document.js";
export type { PreparedOperation } from "./prepared-operation.js";
export type { DeferredAnswer, FirstAnswer, LaterAnswer, PendingPart } from "./run/deferred-run.js";
export type { AnswerError, SendToSubgraph, SubgraphAnswer, SubgraphError } from "./run/execution.js";
export type { EntityQuery, CachedAnswers, CachedEntities } from "./run/cached-entities.js";
export { RunningByKey } from "./run/running-by-key.js";
export { SharedFetches } from "./run/shared-fetches.js";
export type { SubgraphRequest } from "./run/subgraph-request.js";
export type { SubgraphAddress } from "./supergraph.js";
export { SupergraphError } from "./supergraph-document.js";
