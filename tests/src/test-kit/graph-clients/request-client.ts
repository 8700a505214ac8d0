import { GraphQLClient } from "graphql-request";
import type { ClientOperation, ClientOptions, GraphClient } from "./graph-client.js";

export function requestClient({ url, fetch }: ClientOptions): GraphClient {
  const client = new GraphQLClient(url, { fetch });
  const request = ({ text, variables }: ClientOperation) => client.request<unknown>(text, variables);
  return {
    query: request,
    mutate: request,
    async *deferred(operation) {
      yield await request(operation);
    },
  };
}
