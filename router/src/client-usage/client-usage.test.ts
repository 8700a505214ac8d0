import type { PreparedOperation } from "@souk/federation-engine";
import { expect, test } from "vitest";
import { ClientUsage } from "./client-usage.js";

const operationNamed = (name: string) => ({ name }) as unknown as PreparedOperation;
const [first, second, third] = [operationNamed("first"), operationNamed("second"), operationNamed("third")];

function summary(usage: ClientUsage): string[] {
  return [...usage.take()].flatMap(([operation, counts]) =>
    counts.map(({ client, count }) => {
      const { name } = (operation ?? { name: "beyond" }) as unknown as { name: string };
      return `${name} ${client.name}@${client.version} ${count}`;
    }),
  );
}

function counting(usage: ClientUsage, operation: PreparedOperation, name: string, version = ""): void {
  usage.count({ operation, client: { name, version }, hasErrors: false, durationMs: 1 });
}

test("requests are counted by operation, client and version, and start again at zero", () => {
  const usage = new ClientUsage();
  for (const version of ["1", "1", "2"]) counting(usage, first, "web", version);
  counting(usage, second, "web", "1");
  expect(summary(usage)).toEqual(["first web@1 2", "first web@2 1", "second web@1 1"]);
  expect(summary(usage)).toEqual([]);
});

test("errors and durations are counted with their requests", () => {
  const usage = new ClientUsage();
  const client = { name: "web", version: "" };
  usage.count({ operation: first, client, hasErrors: true, durationMs: 5.4 });
  usage.count({ operation: first, client, hasErrors: false, durationMs: 20_000 });
  expect([...usage.take().values()]).toEqual([
    [{ client, count: 2, errors: 1, durations: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], maxMs: 20_000 }],
  ]);
});

test("operations and clients beyond the limits are counted together", () => {
  const usage = new ClientUsage({ operations: 2, clients: 2 });
  for (const operation of [first, second, third, operationNamed("fourth")]) counting(usage, operation, "a");
  for (const name of ["b", "c", "d"]) counting(usage, first, name);
  counting(usage, first, "a");
  expect(summary(usage)).toEqual(["first a@ 2", "first b@ 1", "first other@ 2", "second a@ 1", "beyond a@ 2"]);
});
