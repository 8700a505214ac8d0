import { expect, test } from "vitest";
import { QueryFailedError } from "typeorm";
import { createLogger } from "./logger.js";

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let lines = "";
  write(createLogger("test", "trace", { write: (line: string) => void (lines += line) }));
  return lines;
}

test.each([
  ["a card", { card: { cardNumber: "4242424242424242", cvc: "123" } }],
  ["a card's token", { payment: { cardToken: "4242424242424242" } }],
  ["a password two levels deep", { request: { input: { password: "4242424242424242" } } }],
])("%s is redacted by its key", (_what, fields) => {
  const lines = logged((logger) => logger.info(fields, "said"));
  expect(lines).toContain("[redacted]");
  expect(lines).not.toContain("4242424242424242");
});

test("a failed statement is logged without its values", () => {
  const refusal = Object.assign(new Error("duplicate key"), {
    code: "23505",
    detail: "Key (email)=(jo@example.com) exists",
  });
  const error = new QueryFailedError("insert into users values ($1, $2)", ["jo@example.com", "a hash"], refusal);
  const lines = logged((logger) => logger.error({ err: error }, "a resolver failed"));
  expect(lines).toContain("insert into users");
  expect(lines).toContain("duplicate key");
  expect(lines).not.toMatch(/jo@example.com|a hash/);
});
