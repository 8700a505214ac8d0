export { idempotencyKeys, type IdempotencyKeys, type KeyMemory } from "./idempotency-keys.js";
export type { Operation, RequestArguments, ResultOf, VariablesOf } from "./operation.js";
export { isProblem, ProblemError, successOf, type ProblemOf, type SuccessOf } from "./problem.js";
export type { RetryRules } from "./retry-rules.js";
export { ShopClient, type SendOptions, type ShopClientOptions, type SignInResult } from "./shop-client.js";
export { ShopError, type GraphError } from "./shop-error.js";
export { memoryTokens, storedTokens, type Tokens, type TokenStore } from "./tokens.js";
