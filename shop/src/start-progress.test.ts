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

test("other outputs get a line for each step", () => {
  expect(written(false)).toBe(
    "souk: starting PostgreSQL\n" +
      "souk: 1 of 2 services are ready; creating the tables and data of orders\n" +
      "souk: 2 of 2 services are ready\n",
  );
});

test("a start without steps writes nothing", () => {
  let text = "";
  new StartProgress({ isTTY: true, write: (part) => void (text += part) })[Symbol.dispose]();
  expect(text).toBe("");
});
