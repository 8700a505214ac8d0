/** A document that a subgraph serves through the router, outside of GraphQL. */
export interface PageAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}
