import { expect, test } from "vitest";
import { acceptedStreams } from "./accepted-streams.js";
import type { StreamFormat } from "./stream-format.js";

const nameOf = (format: StreamFormat | undefined) => format?.headers["content-type"];

const events = "text/event-stream; charset=utf-8";
const plain = 'multipart/mixed; boundary="-"';
const [paths, ids, payloads] = ["deferSpec=20220824", "incrementalSpec=v0.2", "subscriptionSpec=1.0"].map(
  (parameter) => `${plain}; ${parameter}`,
);
const json = "application/graphql-response+json,application/json;q=0.9";

test.each<[client: string, accept: string | undefined, parts: string | undefined, subscription: string | undefined]>([
  ["no header", undefined, undefined, undefined],
  ["JSON", json, undefined, undefined],
  ["any type", "*/*", undefined, undefined],
  ["any multipart type", "multipart/*", undefined, undefined],
  ["graphql-sse", "text/event-stream", events, events],
  ["@urql/core", `${json}, text/event-stream, multipart/mixed`, events, events],
  ["@urql/core's subscriptions", "text/event-stream, multipart/mixed", events, events],
  ["Defer20220824Handler", `multipart/mixed;deferSpec=20220824,${json}`, paths, undefined],
  ["GraphQL17Alpha9Handler", `multipart/mixed;incrementalSpec=v0.2,${json}`, ids, undefined],
  [
    "@apollo/client's subscriptions",
    `multipart/mixed;boundary=graphql;subscriptionSpec=1.0,${json}`,
    undefined,
    payloads,
  ],
  ["quotation marks", 'Multipart/Mixed; Boundary="a,b;c" ; deferSpec = "20220824", text/plain', paths, undefined],
  ["multipart without a format", "multipart/mixed, application/json", plain, undefined],
  ["both uses in one type", "multipart/mixed;deferSpec=20220824;subscriptionSpec=1.0", paths, payloads],
  ["an unknown format", `multipart/mixed;deferSpec=20990101,${json}`, undefined, undefined],
  [
    "an unknown format, then a known one",
    "multipart/mixed;deferSpec=1, multipart/mixed;incrementalSpec=v0.2",
    ids,
    undefined,
  ],
  ["an unknown format, then events", "multipart/mixed;deferSpec=1, text/event-stream", events, events],
  ["an unknown format of subscriptions", "multipart/mixed;subscriptionSpec=2.0", undefined, undefined],
  [
    "two formats in their order",
    "multipart/mixed;incrementalSpec=v0.2, multipart/mixed;deferSpec=20220824",
    ids,
    undefined,
  ],
  ["multipart before events", "multipart/mixed;deferSpec=20220824, text/event-stream", paths, events],
  [
    "a quality that changes the order",
    "multipart/mixed;deferSpec=20220824;q=0.5, text/event-stream;q=0.8",
    events,
    events,
  ],
  ["a quality of 0", "multipart/mixed;deferSpec=20220824;q=0, application/json", undefined, undefined],
  ["a preference for any type", "multipart/mixed;deferSpec=20220824;q=0.5, */*;q=0.9", undefined, undefined],
  ["a preference for JSON", "multipart/mixed;deferSpec=20220824;q=0.5, application/json", undefined, undefined],
  [
    "subscriptions and a preference for JSON",
    "multipart/mixed;subscriptionSpec=1.0;q=0.5, application/json",
    undefined,
    payloads,
  ],
])("a client that accepts %s", (_client, accept, parts, subscription) => {
  const accepted = acceptedStreams(accept);
  expect([nameOf(accepted?.parts), nameOf(accepted?.subscription)]).toEqual([parts, subscription]);
});

test("an answer that is no stream has the first accepted format", () => {
  expect(nameOf(acceptedStreams("multipart/mixed;subscriptionSpec=1.0, text/event-stream")?.single)).toBe(payloads);
  expect(nameOf(acceptedStreams("multipart/mixed;q=0.1, text/event-stream")?.single)).toBe(events);
});
