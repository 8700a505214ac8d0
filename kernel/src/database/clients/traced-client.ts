import type pg from "pg";
import { errorTypeOf, recordsDetails, startSpan, type OpenSpan } from "../../telemetry/tracing.js";

type ClientClass = new (config?: string | pg.ClientConfig) => pg.Client;

/** Returns the class of connections with a span for each statement of a sampled request. The span has no values. */
export function tracedClient(Client: ClientClass): ClientClass {
  return class TracedClient extends Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const send = this.query.bind(this) as (...args: readonly unknown[]) => unknown;
      const { database } = this;
      const query = (...args: readonly unknown[]): unknown => {
        // only a statement without a callback returns a promise
        const isTraced = typeof args[0] === "string" && typeof args.at(-1) !== "function" && recordsDetails();
        const span = isTraced ? startStatementSpan(args[0] as string, database) : undefined;
        if (!span) return send(...args);
        const sent = span.run(() => send(...args));
        if (sent instanceof Promise) endWith(span, sent);
        return sent;
      };
      this.query = query as typeof this.query;
    }
  };
}

function startStatementSpan(text: string, database: string | undefined): OpenSpan | undefined {
  return startSpan(() => ({
    name: summaryOf(text),
    kind: "client",
    attributes: {
      "db.system.name": "postgresql",
      "db.query.text": text,
      ...(database === undefined ? {} : { "db.namespace": database }),
    },
  }));
}

function endWith(span: OpenSpan, sent: Promise<unknown>): void {
  sent.then(
    () => span.end(),
    (error: unknown) => {
      span.fail(errorTypeOf(error));
      span.end();
    },
  );
}

/** Returns the verb and the first table of a statement, such as "select products". */
function summaryOf(text: string): string {
  const [verb = "statement"] = /[a-z]+/i.exec(text) ?? [];
  const table = /\b(?:from|into|update|join)\s+(?:only\s+)?"?([a-z_.]+)"?/i.exec(text)?.[1];
  return table === undefined ? verb.toLowerCase() : `${verb.toLowerCase()} ${table}`;
}
