import type { Engine, Rights, SendToSubgraph } from "@souk/federation-engine";
import { refusedBy } from "@souk/kernel/subgraph/over-http/refused-request";
import { checkOperation, type AdmittedOperation } from "./operation-admission.js";
import { refusalOfError } from "./refusal-of-error.js";
import type { ResponseText } from "./response-text.js";
import type { StreamFormat } from "./stream-format.js";
import type { OpenStream, SubscriptionOptions } from "./subscription-options.js";

export interface EventOptions<Context> {
  readonly engineOf: (context: Context) => Engine;
  readonly sender: (context: Context) => SendToSubgraph;
  readonly rightsOf?: (context: Context) => Rights;
  readonly subscriptions: SubscriptionOptions<Context>;
  readonly text: ResponseText<Context>;
  readonly format: StreamFormat;
}

/** Yields a subscription's events; the last one has the error when the stream ends early. */
export async function* subscriptionEvents<Context>(
  { prepared, variables, coerced, context }: AdmittedOperation<Context>,
  { signal, finalError }: OpenStream,
  { engineOf, sender, rightsOf, subscriptions, text, format }: EventOptions<Context>,
): AsyncGenerator<string, void> {
  const { listen, contextOfEvent, eventChecks } = subscriptions;
  let ofEvent: Context | undefined;
  const senderOfEvent = async (): Promise<SendToSubgraph> => {
    // the first event was checked with the request
    const isFirst = ofEvent === undefined;
    ofEvent = contextOfEvent(context);
    if (!isFirst)
      await checkOperation(eventChecks, { prepared, variables, context: ofEvent, variablesFit: () => true });
    return sender(ofEvent);
  };
  try {
    const answers = engineOf(context).subscribe(prepared, {
      variables,
      coerced,
      rights: rightsOf?.(context),
      listen: (request) => listen(request, context, signal),
      senderOfEvent,
    });
    for await (const answer of answers) yield format.event(text.response(answer, ofEvent ?? context).trimEnd());
    const last = finalError();
    if (last) throw refusedBy([last], "INTERNAL_SERVER_ERROR");
  } catch (error) {
    yield format.failure(text.refusal(refusalOfError(error), context).trimEnd());
  }
}
