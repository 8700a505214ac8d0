import {
  eventFraming,
  eventStreamHeaders,
  multipartType,
  streamHeaders,
  type StreamFraming,
  type StreamHeaders,
} from "@souk/kernel/http/event-stream";

/** How a client gets the parts of an answer or the events of a subscription. */
export interface StreamFormat {
  readonly headers: StreamHeaders;
  readonly framing: StreamFraming;
  /** Whether a deferred part names its place, or the id that an earlier part has announced. */
  readonly partsBy: "path" | "id";
  /** Writes an event from the JSON of an answer. */
  readonly event: (answer: string) => string;
  /** Writes the last event from the JSON of an answer without data, when the router ends the stream. */
  readonly failure: (answer: string) => string;
  /** Writes a whole stream with one answer. */
  readonly single: (answer: string) => string;
}

const same = (answer: string): string => answer;

/** Server-sent events, for deferred parts and subscriptions. */
export const eventFormat: StreamFormat = {
  headers: eventStreamHeaders,
  framing: eventFraming,
  partsBy: "path",
  event: same,
  failure: same,
  single: (answer) => eventFraming.write(answer) + eventFraming.end,
};

const boundary = "\r\n---";

interface MultipartOptions extends Pick<StreamFormat, "partsBy"> {
  /** The parameter of the media type that names the format. */
  readonly parameter?: string;
  /** JSON that tells nothing. */
  readonly heartbeat: string;
  readonly event?: StreamFormat["event"];
  readonly failure?: StreamFormat["failure"];
}

/** The boundary follows each part at once: clients read a part only when they have the boundary after it. */
function multipart({ parameter, partsBy, heartbeat, event = same, failure = same }: MultipartOptions): StreamFormat {
  const write = (json: string): string => `\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${json}${boundary}`;
  const framing: StreamFraming = { opening: boundary, heartbeat: write(heartbeat), end: "--\r\n", write };
  return {
    headers: streamHeaders([multipartType, 'boundary="-"', ...(parameter ? [parameter] : [])].join("; ")),
    framing,
    partsBy,
    event,
    failure,
    single: (answer) => framing.opening + framing.write(event(answer)) + framing.end,
  };
}

const moreFollows = '{"hasNext":true}';

/** Deferred parts, for clients that name no format; the same as in server-sent events. */
export const plainMultipart = multipart({ partsBy: "path", heartbeat: moreFollows });

/** Formats of `multipart/mixed` for deferred parts, by the parameter that names them in lower case. */
export const deferFormats: ReadonlyMap<string, StreamFormat> = new Map([
  // https://github.com/graphql/graphql-spec/tree/48cf7263a71a683fab03d45d309fd42d8d9a6659/spec
  ["deferspec=20220824", multipart({ parameter: "deferSpec=20220824", partsBy: "path", heartbeat: moreFollows })],
  // https://specs.apollo.dev/incremental/v0.2/, which graphql-js 17 implements
  ["incrementalspec=v0.2", multipart({ parameter: "incrementalSpec=v0.2", partsBy: "id", heartbeat: moreFollows })],
]);

/** Formats of `multipart/mixed` for subscriptions, by the parameter that names them in lower case. */
export const subscriptionFormats: ReadonlyMap<string, StreamFormat> = new Map([
  // https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
  [
    "subscriptionspec=1.0",
    multipart({
      parameter: "subscriptionSpec=1.0",
      partsBy: "path",
      heartbeat: "{}",
      event: (answer) => `{"payload":${answer}}`,
      failure: (answer) => `{"payload":null,${answer.slice(1)}`,
    }),
  ],
]);
