import { meros } from "meros/browser";
import { Network, Observable } from "relay-runtime";
import type { FetchFunction, GraphQLResponse, GraphQLResponseWithData, SubscribeFunction } from "relay-runtime";
import type { ClientOptions } from "./graph-client.js";

const accept =
  "multipart/mixed;deferSpec=20220824, multipart/mixed;subscriptionSpec=1.0, application/graphql-response+json";

/** A part of an answer in the format `deferSpec=20220824`. */
interface Part {
  readonly data?: object | null;
  readonly incremental?: readonly GraphQLResponseWithData[];
  readonly hasNext?: boolean;
}

/** An event of a subscription in the format `subscriptionSpec=1.0`. */
interface Event {
  readonly payload?: GraphQLResponse | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** Relay has no transport of its own: the application writes it. */
export function relayNetwork({ url, fetch }: ClientOptions) {
  const send: FetchFunction & SubscribeFunction = ({ text }, variables) =>
    Observable.create((sink) => {
      const leaving = new AbortController();
      const run = async (): Promise<void> => {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", accept },
          body: JSON.stringify({ query: text, variables }),
          signal: leaving.signal,
        });
        const parts = await meros<Part & Event>(response);
        if (parts instanceof Response) sink.next((await parts.json()) as GraphQLResponse);
        else for await (const part of parts) if (part.json) for (const each of responsesOf(part.body)) sink.next(each);
        sink.complete();
      };
      run().catch((error: unknown) => {
        if (!leaving.signal.aborted) sink.error(error as Error);
      });
      return () => leaving.abort();
    });
  return Network.create(send, send);
}

/** Returns a part or an event in Relay's form. */
function responsesOf({ payload, errors, incremental, hasNext, ...first }: Part & Event): GraphQLResponse[] {
  if (payload) return [payload];
  if (payload === null) throw new Error(errors?.map(({ message }) => message).join());
  const extensions = { is_final: hasNext === false };
  if (first.data !== undefined) return [{ ...first, errors, extensions } as GraphQLResponse];
  // Relay needs the label of each deferred fragment: OPERATION$defer$NAME
  return (incremental ?? []).map((each, index, { length }) => ({
    ...each,
    extensions: { is_final: hasNext === false && index === length - 1 },
  }));
}
