import { describe, expect, test } from "vitest";
import { BrokenEventStreamError, streamText, readEventStream } from "./event-stream.js";

const listening = new AbortController().signal;

async function* after(pauseMs: number, ...texts: string[]): AsyncGenerator<string, void> {
  for (const text of texts) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    yield text;
  }
}

async function written(stream: AsyncIterable<string>): Promise<string[]> {
  const texts: string[] = [];
  for await (const text of stream) texts.push(text);
  return texts;
}

const chunks = async function* (...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
};

describe("an event stream", () => {
  test("opens immediately, sends one event per answer, and reports its completion", async () => {
    expect(await written(streamText(after(0, `{"data":1}`, `{"data":2}`), listening))).toEqual([
      ":\n\n",
      `event: next\ndata: {"data":1}\n\n`,
      `event: next\ndata: {"data":2}\n\n`,
      "event: complete\ndata:\n\n",
    ]);
  });

  test("sends heartbeats while idle", async () => {
    const idle = Promise.withResolvers<void>();
    const answers = (async function* () {
      await idle.promise;
      yield "1";
    })();
    const texts: string[] = [];
    for await (const text of streamText(answers, listening, { pauseMs: 1 })) if (texts.push(text) === 3) idle.resolve();
    expect(texts.slice(0, 3)).toEqual([":\n\n", ":\n\n", ":\n\n"]);
    expect(texts.slice(-2)).toEqual(["event: next\ndata: 1\n\n", "event: complete\ndata:\n\n"]);
  });

  test("does not report completion when it is aborted", async () => {
    expect(await written(streamText(after(0), AbortSignal.abort()))).toEqual([":\n\n"]);
  });

  test("ends its source when its reader leaves", async () => {
    let isEnded = false;
    const answers = (async function* () {
      try {
        yield "1";
        yield "2";
      } finally {
        isEnded = true;
      }
    })();
    for await (const text of streamText(answers, listening)) if (text.includes("1")) break;
    expect(isEnded).toBe(true);
  });
});

describe("reading an event stream", () => {
  const read = (...texts: string[]): Promise<string[]> => written(readEventStream(chunks(...texts)));

  test("finds events across any chunk boundaries", async () => {
    expect(
      await read(":\n\nevent: ne", "xt\ndata: é", "\n\nevent: next\ndata: 2\n\nevent: complete\ndata:\n\n"),
    ).toEqual(["é", "2"]);
  });

  test.each([
    [
      "an event of another name",
      ": hi\n\nevent: ping\ndata: 1\n\nevent: next\ndata: 2\n\nevent: complete\ndata:\n\n",
      ["2"],
    ],
    ["an event without a name", "data: 2\n\nevent: complete\ndata:\n\n", ["2"]],
    ["a completion without data", "event: next\ndata: 2\n\nevent: complete\n\n", ["2"]],
    ["lines that end with CR LF", "event: next\r\ndata: 2\r\n\r\nevent:complete\r\n\r\n", ["2"]],
    [
      "data that reads as a completion",
      "event: next\ndata: event: complete\n\nevent: complete\n\n",
      ["event: complete"],
    ],
  ])("takes %s, whole or byte by byte", async (_what, text, data) => {
    expect(await read(text)).toEqual(data);
    expect(await read(...Array.from(text))).toEqual(data);
  });

  test("throws for a stream that ends before completion", async () => {
    await expect(read("event: next\ndata: 1\n\n")).rejects.toThrow(BrokenEventStreamError);
  });
});
