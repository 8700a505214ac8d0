import { expect, test } from "vitest";
import type { SubgraphAnswer } from "./execution.js";
import { SharedFetches } from "./shared-fetches.js";
import type { SubgraphRequest } from "./subgraph-request.js";

const query = (body: string, kind = "query") => ({ subgraph: "catalog", kind, body }) as SubgraphRequest;

/** A subgraph that answers when the test calls `answer`. */
function slowSubgraph() {
  const waiting: PromiseWithResolvers<SubgraphAnswer>[] = [];
  const send = () => {
    const answer = Promise.withResolvers<SubgraphAnswer>();
    waiting.push(answer);
    return answer.promise;
  };
  return { send, waiting, answer: (index: number) => waiting[index]?.resolve({ data: { list: [{ id: index }] } }) };
}

test("concurrent equal queries share one fetch, and each gets its own copy of the answer", async () => {
  const { send, waiting, answer } = slowSubgraph();
  const shared = new SharedFetches().sharing(send, () => "anna");
  const sent = [shared(query("{ a }")), shared(query("{ a }")), shared(query("{ a }"))];
  expect(waiting).toHaveLength(1);
  answer(0);
  const answers = await Promise.all(sent);
  expect(answers.map(({ data }) => data)).toEqual(Array.from({ length: 3 }, () => ({ list: [{ id: 0 }] })));
  expect(new Set(answers.map(({ data }) => data?.list)).size).toBe(3);
});

test("a field may be named like an inherited property", async () => {
  const data = JSON.parse(`{"__proto__": {"name": "odd"}, "constructor": "x"}`) as Record<string, unknown>;
  const shared = new SharedFetches().sharing(
    async () => Promise.resolve({ data }),
    () => "",
  );
  const [one, other] = await Promise.all([shared(query("{ a }")), shared(query("{ a }"))]);
  expect([one, other].map((answer) => JSON.stringify(answer.data))).toEqual([
    JSON.stringify(data),
    JSON.stringify(data),
  ]);
  expect(({} as { name?: unknown }).name).toBeUndefined();
});

test.each([
  ["another text", query("{ b }"), "anna"],
  ["a request with other headers", query("{ a }"), "bert"],
  ["a mutation", query("{ a }", "mutation"), "anna"],
])("%s is fetched separately", (_what, other, headers) => {
  const { send, waiting } = slowSubgraph();
  const fetches = new SharedFetches();
  void fetches.sharing(send, () => "anna")(query("{ a }", other.kind));
  void fetches.sharing(send, () => headers)(other);
  expect(waiting).toHaveLength(2);
});

test("a query after the answer is fetched again", async () => {
  const { send, waiting, answer } = slowSubgraph();
  const shared = new SharedFetches().sharing(send, () => "");
  const first = shared(query("{ a }"));
  answer(0);
  await first;
  void shared(query("{ a }"));
  expect(waiting).toHaveLength(2);
});

test("a waiting query is fetched separately when the first one fails", async () => {
  const { send, waiting, answer } = slowSubgraph();
  const shared = new SharedFetches().sharing(send, () => "");
  const [first, second] = [shared(query("{ a }")), shared(query("{ a }"))];
  waiting[0]?.reject(new Error("the client disconnected"));
  await expect(first).rejects.toThrow("disconnected");
  answer(1);
  expect((await second).data).toEqual({ list: [{ id: 1 }] });
});
