import { expect, test } from "vitest";
import { StartProgress } from "./start-progress.js";

function written(isTTY: boolean): string {
  let text = "";
  {
    using progress = new StartProgress({ isTTY, write: (part) => void (text += part) });
    progress.report("starting PostgreSQL");
    progress.report("starting PostgreSQL");
    progress.reportReady(["cart", "orders"], new Set(["cart"]));
    progress.reportReady(["cart", "orders"], new Set(["cart", "orders"]));
  }
  return text;
}

test("a terminal shows the steps of a start in one line, which is cleared at the end", () => {
  const line = (text: string): string => `\r\u001B[Ksouk: ${text}\r`;
  expect(written(true)).toBe(
    line("starting PostgreSQL") +
      line("1 of 2 services are ready; creating the tables and data of orders") +
      line("2 of 2 services are ready") +
      "\r\u001B[K",
  );
});

test("other outputs get a log line for each step", () => {
  const lines = written(false).trimEnd().split("\n");
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { level: "info", service: "souk", msg: "starting PostgreSQL" },
    { level: "info", service: "souk", msg: "1 of 2 services are ready; creating the tables and data of orders" },
    { level: "info", service: "souk", msg: "2 of 2 services are ready" },
  ]);
});

test("a start without steps writes nothing", () => {
  let text = "";
  new StartProgress({ isTTY: true, write: (part) => void (text += part) })[Symbol.dispose]();
  expect(text).toBe("");
});
