import { streamText } from "@souk/kernel/http/event-stream";
import { expect, test } from "vitest";
import { deferFormats, eventFormat, plainMultipart, subscriptionFormats, type StreamFormat } from "./stream-format.js";

const runs = new AbortController().signal;
const answer = `{"data":{"a":1}}`;
const part = (json: string) => `\r\n---\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${json}`;
const end = "\r\n-----\r\n";
const formats: Readonly<Record<string, StreamFormat | undefined>> = {
  "server-sent events": eventFormat,
  "plain multipart": plainMultipart,
  "deferSpec=20220824": deferFormats.get("deferspec=20220824"),
  "incrementalSpec=v0.2": deferFormats.get("incrementalspec=v0.2"),
  "subscriptionSpec=1.0": subscriptionFormats.get("subscriptionspec=1.0"),
};

function formatOf(name: string): StreamFormat {
  const format = formats[name];
  if (!format) throw new Error(`no format ${name}`);
  return format;
}

async function written(format: StreamFormat, signal = runs): Promise<string> {
  const { framing } = format;
  const idle = Promise.withResolvers<void>();
  const answers = (async function* () {
    yield format.event(answer);
    await idle.promise;
    yield format.failure(`{"errors":[]}`);
  })();
  let text = "";
  for await (const piece of streamText(answers, signal, { framing, pauseMs: 1 })) {
    if (piece === framing.heartbeat && text.includes(answer)) idle.resolve();
    text += piece;
  }
  return text;
}

test.each([
  [
    "server-sent events",
    `:\n\nevent: next\ndata: ${answer}\n\n:\n\nevent: next\ndata: {"errors":[]}\n\nevent: complete\ndata:\n\n`,
  ],
  ["plain multipart", part(answer) + part(`{"hasNext":true}`) + part(`{"errors":[]}`) + end],
  ["deferSpec=20220824", part(answer) + part(`{"hasNext":true}`) + part(`{"errors":[]}`) + end],
  ["incrementalSpec=v0.2", part(answer) + part(`{"hasNext":true}`) + part(`{"errors":[]}`) + end],
  ["subscriptionSpec=1.0", part(`{"payload":${answer}}`) + part("{}") + part(`{"payload":null,"errors":[]}`) + end],
])("a stream of %s has its parts, a heartbeat and an end", async (name, text) => {
  expect(await written(formatOf(name))).toBe(text);
});

test.each([
  ["server-sent events", `event: next\ndata: ${answer}\n\nevent: complete\ndata:\n\n`],
  ["deferSpec=20220824", part(answer) + end],
  ["subscriptionSpec=1.0", part(`{"payload":${answer}}`) + end],
])("a single answer as %s is complete", (name, text) => {
  expect(formatOf(name).single(answer)).toBe(text);
});

test("a multipart client has the boundary after a part before the next part is ready", async () => {
  const format = formatOf("deferSpec=20220824");
  const waiting = Promise.withResolvers<void>();
  const answers = (async function* () {
    yield answer;
    await waiting.promise;
  })();
  const text = streamText(answers, runs, { framing: format.framing, pauseMs: 10_000 });
  const begun = [await text.next(), await text.next()].map(({ value }) => value ?? "").join("");
  expect(begun).toBe(`${part(answer)}\r\n---`);
  waiting.resolve();
  expect(await text.next()).toMatchObject({ value: "--\r\n" });
});

test("a multipart stream without its end tells a client that it broke off", async () => {
  expect(await written(formatOf("subscriptionSpec=1.0"), AbortSignal.abort())).not.toContain(end);
});
