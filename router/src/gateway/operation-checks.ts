import type {
  OperationCheck as GenericCheck,
  ResolvedRequest as GenericRequest,
} from "../graphql-http/operation-check.js";
import type { RouterContext } from "./router-context.js";

export type OperationCheck = GenericCheck<RouterContext>;
export type ResolvedRequest = GenericRequest<RouterContext>;
