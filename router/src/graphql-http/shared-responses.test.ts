import { expect, test } from "vitest";
import { getOperationAST, parse } from "graphql";
import type { EngineAnswer, PreparedOperation } from "@souk/federation-engine";
import { SharedResponses } from "./shared-responses.js";

interface TestRequest {
  readonly text?: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  readonly viewer?: string;
}

/** Clients with equal queries, and executions that end when the test resolves them. */
function clients() {
  const running: PromiseWithResolvers<EngineAnswer>[] = [];
  const shared = new SharedResponses<string>((viewer) => viewer);
  return {
    running,
    request: ({
      text = "query A { a } query B { a }",
      operationName = "A",
      variables = { n: 1 },
      viewer = "anna",
    }: TestRequest = {}) => {
      const operation = getOperationAST(parse(text), operationName);
      const prepared = { operation } as PreparedOperation;
      return shared.of(text, { prepared, variables, coerced: variables, context: viewer }, () => {
        const execution = Promise.withResolvers<EngineAnswer>();
        running.push(execution);
        return execution.promise;
      });
    },
    answer: (index: number) => running[index]?.resolve({ data: String(index), errors: [] }),
  };
}

test("concurrent equal queries are executed once", async () => {
  const { request, running, answer } = clients();
  const pending = [request(), request(), request()];
  expect(running).toHaveLength(1);
  answer(0);
  expect((await Promise.all(pending)).map(({ data }) => data)).toEqual(["0", "0", "0"]);
});

test.each<[string, TestRequest]>([
  ["another document", { text: "query A { b }" }],
  ["another operation of the document", { operationName: "B" }],
  ["other variables", { variables: { n: 2 } }],
  ["another viewer", { viewer: "bert" }],
])("a query with %s is executed separately", (_what, other) => {
  const { request, running } = clients();
  void request();
  void request(other);
  expect(running).toHaveLength(2);
});

test("equal mutations are executed separately", () => {
  const { request, running } = clients();
  void request({ text: "mutation A { a }" });
  void request({ text: "mutation A { a }" });
  expect(running).toHaveLength(2);
});

test("a query after the answer is executed again", async () => {
  const { request, running, answer } = clients();
  const first = request();
  answer(0);
  await first;
  void request();
  expect(running).toHaveLength(2);
});

test("a waiting query is executed separately when the first one fails", async () => {
  const { request, running, answer } = clients();
  const [first, second] = [request(), request()];
  running[0]?.reject(new Error("not for you"));
  await expect(first).rejects.toThrow("not for you");
  answer(1);
  expect((await second).data).toBe("1");
});
