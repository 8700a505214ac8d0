import {
  commitMutation,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  RecordSource,
  requestSubscription,
  Store,
  type ConcreteRequest,
} from "relay-runtime";
import { valuesOf, type ClientOperation, type ClientOptions, type GraphClient } from "./graph-client.js";
import { relayNetwork } from "./relay-network.js";

/** `artifactOf` returns what Relay's compiler writes for an operation. */
export function relayClient(
  options: ClientOptions,
  artifactOf: (operation: ClientOperation) => ConcreteRequest,
): GraphClient {
  const environment = new Environment({ network: relayNetwork(options), store: new Store(new RecordSource()) });
  return {
    query: (operation) => fetchQuery(environment, artifactOf(operation), operation.variables).toPromise(),
    mutate: (operation) =>
      new Promise((onCompleted, onError) => {
        const { variables } = operation;
        commitMutation(environment, { mutation: artifactOf(operation), variables, onCompleted, onError });
      }),
    deferred: (operation) =>
      valuesOf(({ next, error, complete }) => {
        const described = createOperationDescriptor(artifactOf(operation), operation.variables);
        const running = environment.execute({ operation: described }).subscribe({
          next: () => next(environment.lookup(described.fragment).data),
          error,
          complete,
        });
        return () => running.unsubscribe();
      }),
    subscribe: (operation) =>
      valuesOf(({ next: onNext, error: onError, complete: onCompleted }) => {
        const { variables } = operation;
        const config = { subscription: artifactOf(operation), variables, onNext, onError, onCompleted };
        const listening = requestSubscription(environment, config);
        return () => listening.dispose();
      }),
  };
}
