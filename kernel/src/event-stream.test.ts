import { describe, expect, test } from "@jest/globals";
import { BrokenEventStreamError, eventStreamText, readEventStream } from "./event-stream.js";

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

describe("a stream of events", () => {
  test("opens at once, has each answer as an event of its own, and says when it is complete", async () => {
    expect(await written(eventStreamText(after(0, `{"data":1}`, `{"data":2}`), listening))).toEqual([
      ":\n\n",
      `event: next\ndata: {"data":1}\n\n`,
      `event: next\ndata: {"data":2}\n\n`,
      "event: complete\ndata:\n\n",
    ]);
  });

  test("beats where nothing happens", async () => {
    const texts = await written(eventStreamText(after(50, "1"), listening, 20));
    expect(texts.slice(0, 3)).toEqual([":\n\n", ":\n\n", ":\n\n"]);
    expect(texts.slice(-2)).toEqual(["event: next\ndata: 1\n\n", "event: complete\ndata:\n\n"]);
  });

  test("that is cut does not say that it is complete", async () => {
    expect(await written(eventStreamText(after(0), AbortSignal.abort()))).toEqual([":\n\n"]);
  });

  test("ends what it is made of when its reader goes", async () => {
    let isEnded = false;
    const answers = (async function* () {
      try {
        yield "1";
        yield "2";
      } finally {
        isEnded = true;
      }
    })();
    for await (const text of eventStreamText(answers, listening)) if (text.includes("1")) break;
    expect(isEnded).toBe(true);
  });
});

describe("reading one", () => {
  const read = (...texts: string[]): Promise<string[]> => written(readEventStream(chunks(...texts)));

  test("finds the events wherever the network has cut them", async () => {
    expect(
      await read(":\n\nevent: ne", "xt\ndata: é", "\n\nevent: next\ndata: 2\n\nevent: complete\ndata:\n\n"),
    ).toEqual(["é", "2"]);
  });

  test("that breaks off is told from one that is complete", async () => {
    await expect(read("event: next\ndata: 1\n\n")).rejects.toThrow(BrokenEventStreamError);
  });
});
