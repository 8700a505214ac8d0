import type { RefusedRequest } from "@souk/kernel/subgraph/over-http/refused-request";
import type { AnswerError, EngineAnswer, FirstAnswer, LaterAnswer } from "@souk/federation-engine";
import type { GraphQLFormattedError } from "graphql";
import { PartText } from "./part-text.js";
import type { StreamFormat } from "./stream-format.js";

/** Formats an error for clients and hides its internal details. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** Rules that apply to every answer before it is sent. */
export interface AnswerRules<Context> {
  /** Returns the errors that clients get; `errors` are already formatted. */
  processErrors(errors: readonly GraphQLFormattedError[], context: Context): readonly GraphQLFormattedError[];
  /** Returns additional `extensions` for the answer. */
  extensionsOf(context: Context): Readonly<Record<string, unknown>> | undefined;
}

export interface ResponseTextOptions<Context> {
  readonly formatError: FormatError;
  readonly rules?: AnswerRules<Context>;
}

/** Writes responses as JSON text, with formatted errors and `extensions`. */
export class ResponseText<Context> {
  constructor(private readonly options: ResponseTextOptions<Context>) {}

  response({ data, errors }: EngineAnswer, context: Context): string {
    return `{${this.errors(errors, context)}"data":${data}${this.extensions(context)}}\n`;
  }

  refusal(refused: RefusedRequest, context: Context): string {
    return `{"errors":${JSON.stringify(this.errorsOfRefusal(refused, context))}${this.extensions(context)}}\n`;
  }

  /** Returns the errors of an answer as clients get them. */
  errorsOf(errors: readonly AnswerError[], context: Context): readonly GraphQLFormattedError[] {
    return this.processed(errors.map(this.formatted), context);
  }

  errorsOfRefusal({ errors }: RefusedRequest, context: Context): readonly GraphQLFormattedError[] {
    return this.processed(
      errors.map((error) => this.options.formatError(error.toJSON(), error)),
      context,
    );
  }

  /** Yields the parts of a deferred response; `first` has the `extensions`. */
  async *parts(
    first: FirstAnswer | LaterAnswer,
    rest: AsyncGenerator<FirstAnswer | LaterAnswer, void>,
    { partsBy, context }: { readonly partsBy: StreamFormat["partsBy"]; readonly context: Context },
  ): AsyncGenerator<string, void> {
    const text = new PartText((errors) => this.errors(errors, context));
    yield text.write(first, partsBy, this.extensions(context));
    for await (const part of rest) yield text.write(part, partsBy, "");
  }

  private errors(errors: readonly AnswerError[], context: Context): string {
    if (errors.length === 0) return "";
    return `"errors":${JSON.stringify(this.errorsOf(errors, context))},`;
  }

  private extensions(context: Context): string {
    const extensions = this.options.rules?.extensionsOf(context);
    return extensions ? `,"extensions":${JSON.stringify(extensions)}` : "";
  }

  private processed(errors: readonly GraphQLFormattedError[], context: Context): readonly GraphQLFormattedError[] {
    return this.options.rules?.processErrors(errors, context) ?? errors;
  }

  private readonly formatted = ({ message, path, extensions, subgraph, cause }: AnswerError): GraphQLFormattedError => {
    const formatted: GraphQLFormattedError = {
      message,
      ...(path ? { path } : {}),
      extensions: {
        code: "INTERNAL_SERVER_ERROR",
        ...(subgraph === undefined ? {} : { serviceName: subgraph }),
        ...extensions,
      },
    };
    return this.options.formatError(formatted, cause ?? formatted);
  };
}
