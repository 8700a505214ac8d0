import { createContext } from "react-router";

/** The origins that a page uses besides the shop's, by directive of its Content-Security-Policy. */
export interface PolicySources {
  readonly scripts: readonly string[];
  readonly frames: readonly string[];
  readonly connections: readonly string[];
}

/** Null unless the loader of a page sets it, because that page uses other origins. The server adds them to the policy of this page alone. */
export const policySourcesContext = createContext<PolicySources | null>(null);
