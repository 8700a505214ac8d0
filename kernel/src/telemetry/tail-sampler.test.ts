import { context, ROOT_CONTEXT, SpanStatusCode, trace, type Span } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { beforeEach, describe, expect, test } from "vitest";
import { samplerOf } from "./sampler.js";
import { TailSampler } from "./tail-sampler.js";

const slowMs = 1000;
let exporter: InMemorySpanExporter;

beforeEach(() => {
  exporter = new InMemorySpanExporter();
});

function tracerThat(sampler: "always_on" | "always_off") {
  const tail = new TailSampler(new SimpleSpanProcessor({ exporter }), { slowMs });
  const provider = new TracerProvider({ sampler: samplerOf({ sampler, ratio: 1 }), spanProcessors: [tail] });
  return provider.getTracer("test");
}

const exported = (): string[] => exporter.getFinishedSpans().map(({ name }) => name);

/** Starts a request with one part. */
function startRequest(sampler: "always_on" | "always_off"): [request: Span, part: Span] {
  const tracer = tracerThat(sampler);
  const request = tracer.startSpan("request", { startTime: 0 }, ROOT_CONTEXT);
  const part = tracer.startSpan("part", { startTime: 0 }, trace.setSpan(context.active(), request));
  return [request, part];
}

function fail(span: Span): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
}

test("a sampled request is exported at once", () => {
  const [request, part] = startRequest("always_on");
  part.end(1);
  expect(exported()).toEqual(["part"]);
  request.end(1);
  expect(exported()).toEqual(["part", "request"]);
});

describe("a request that was not sampled", () => {
  test("is not exported when it is fast and has no failure", () => {
    const [request, part] = startRequest("always_off");
    part.end(1);
    request.end(slowMs - 1);
    expect(exported()).toEqual([]);
  });

  test("is exported with all its parts when it is slow", () => {
    const [request, part] = startRequest("always_off");
    part.end(1);
    request.end(slowMs + 1);
    expect(exported()).toEqual(["part", "request"]);
  });

  test("is exported with all its parts when one of them failed", () => {
    const [request, part] = startRequest("always_off");
    fail(part);
    part.end(1);
    expect(exported()).toEqual([]);
    request.end(2);
    expect(exported()).toEqual(["part", "request"]);
  });

  test("is exported with a part that ends after it", () => {
    const [request, part] = startRequest("always_off");
    fail(request);
    request.end(1);
    part.end(2);
    expect(exported()).toEqual(["request", "part"]);
  });

  test("is not exported because its stream stayed open", () => {
    const [request] = startRequest("always_off");
    request.setAttribute("souk.stream", true).end(10 * slowMs);
    expect(exported()).toEqual([]);
  });

  test("does not export another request that ran at the same time", () => {
    const [failing] = startRequest("always_off");
    const [fine] = startRequest("always_off");
    fail(failing);
    fine.end(1);
    failing.end(1);
    expect(exported()).toEqual(["request"]);
  });
});
