import { eventStreamType, multipartType } from "@souk/kernel/http/event-stream";
import { LRUCache } from "lru-cache";
import { deferFormats, eventFormat, plainMultipart, subscriptionFormats, type StreamFormat } from "./stream-format.js";

/** The formats of streams that a client accepts. */
export interface AcceptedStreams {
  /** For an answer with deferred parts; undefined when the client gets it as a whole. */
  readonly parts: StreamFormat | undefined;
  readonly subscription: StreamFormat | undefined;
  /** For an answer that is no stream, to a client that accepts nothing else. */
  readonly single: StreamFormat;
}

interface AcceptedType {
  readonly type: string;
  /** In lower case, such as `deferspec=20220824`. */
  readonly parameters: readonly string[];
  readonly quality: number;
}

interface RankedFormats extends Partial<Record<"parts" | "subscription", StreamFormat>> {
  readonly quality: number;
}

const known = new LRUCache<string, AcceptedStreams | "none">({ max: 100 });

/**
 * Returns the formats for the client's `Accept` header; undefined when it names no stream that we send. The highest
 * quality decides, then the order. Wildcards name no stream: clients send them that read a single answer.
 */
export function acceptedStreams(accept: string | undefined): AcceptedStreams | undefined {
  if (accept === undefined) return undefined;
  const streams = known.get(accept) ?? negotiated(accept) ?? "none";
  known.set(accept, streams);
  return streams === "none" ? undefined : streams;
}

function negotiated(accept: string): AcceptedStreams | undefined {
  const types = acceptedTypes(accept);
  const ofJson = types.filter(({ type }) => jsonTypes.has(type)).map(({ quality }) => quality);
  const ranked = types.flatMap((type) => formatsOf(type, Math.max(0, ...ofJson)) ?? []);
  ranked.sort((one, other) => other.quality - one.quality);
  const [parts, subscription] = (["parts", "subscription"] as const).map(
    (use) => ranked.find((each) => each[use])?.[use],
  );
  const single = ranked[0]?.parts ?? ranked[0]?.subscription;
  return single && { parts, subscription, single };
}

const jsonTypes: ReadonlySet<string> = new Set([
  "application/json",
  "application/graphql-response+json",
  "application/*",
  "*/*",
]);

/** `ofJson`: the quality of JSON. A client that prefers JSON to parts in multipart gets a single answer. */
function formatsOf({ type, parameters, quality }: AcceptedType, ofJson: number): RankedFormats | undefined {
  if (type === eventStreamType) return { quality, parts: eventFormat, subscription: eventFormat };
  if (type !== multipartType) return undefined;
  const named = parameters.some((parameter) => /^(?:defer|incremental|subscription)spec=/.test(parameter));
  const parts = named ? formatIn(deferFormats, parameters) : plainMultipart;
  const subscription = formatIn(subscriptionFormats, parameters);
  if (!parts && !subscription) return undefined;
  return { quality, ...(parts && quality >= ofJson && { parts }), ...(subscription && { subscription }) };
}

function formatIn(formats: ReadonlyMap<string, StreamFormat>, parameters: readonly string[]): StreamFormat | undefined {
  return parameters.map((parameter) => formats.get(parameter)).find((format) => format !== undefined);
}

/** Returns the types with a quality above 0. */
function acceptedTypes(accept: string): readonly AcceptedType[] {
  return separated(accept, /(?:[^,"]|"[^"]*")+/g).flatMap((text) => {
    const [type = "", ...given] = separated(text, /(?:[^;"]|"[^"]*")+/g);
    const parameters = given.map((parameter) => parameter.replace(/\s*=\s*/, "=").replaceAll('"', ""));
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    const quality = weight ? Number(weight.slice(2)) : 1;
    return quality > 0 ? [{ type, parameters, quality }] : [];
  });
}

function separated(text: string, piece: RegExp): readonly string[] {
  return (text.match(piece) ?? []).map((found) => found.trim().toLowerCase());
}
