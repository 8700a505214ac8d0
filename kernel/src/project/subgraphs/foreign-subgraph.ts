/** A subgraph of another team, in any language, that the router composes with Souk's own and calls over HTTP. */
export interface ForeignSubgraph {
  /** Its name in the supergraph, in `/health`, in metrics and in the audience of its service tokens. */
  readonly name: string;
  /** The address of its GraphQL endpoint, or the name of the setting that has the address, such as `"GIFTS_URL"`. */
  readonly url: string;
  /** Its SDL, or the path of its `.graphql` file, relative to `souk.config.ts`. */
  readonly schema: string;
  /** The longest wait for one of its answers, in milliseconds, if shorter than `SUBGRAPH_TIMEOUT_MS`. */
  readonly timeoutMs?: number;
}

/** The protocols of its address. */
export const foreignProtocols = ["http:", "https:"];

/** Whether the `url` of a subgraph is the name of a setting. */
export function isSettingName(url: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(url);
}

/** Whether the text can be the `url` of a subgraph. */
export function isSettingOrAddress(text: string): boolean {
  return isSettingName(text) || (URL.canParse(text) && foreignProtocols.includes(new URL(text).protocol));
}
