import type { FirstAnswer, LaterAnswer } from "@souk/federation-engine";
import { expect, test } from "vitest";
import { PartText } from "./part-text.js";
import type { StreamFormat } from "./stream-format.js";

const [stock, price] = [
  { id: "0", path: ["product"], label: "stock" },
  { id: "1", path: ["list", 2], label: undefined },
];
const failure = { message: "no stock", path: ["product", "stock"] };

const parts: Readonly<Record<string, FirstAnswer | LaterAnswer>> = {
  first: { data: `{"a":1}`, errors: [], pending: [stock, price], hasNext: true },
  "first with errors": { data: "null", errors: [failure], pending: [], hasNext: false },
  later: { incremental: [{ ...stock, data: `{"b":2}`, errors: [] }], pending: [], hasNext: false },
  "later with a nested part": { incremental: [{ ...stock, data: "{}", errors: [] }], pending: [price], hasNext: true },
  "later with errors": {
    incremental: [{ ...price, data: `{"c":null}`, errors: [failure] }],
    pending: [],
    hasNext: false,
  },
  failed: { incremental: [{ ...stock, data: "null", errors: [failure] }], pending: [], hasNext: false },
  "failed by a reported error": { incremental: [{ ...price, data: "null", errors: [] }], pending: [], hasNext: false },
};

const text = new PartText((errors) => (errors.length === 0 ? "" : `"errors":${JSON.stringify(errors)},`));

test.each<[part: string, by: StreamFormat["partsBy"], written: object]>([
  ["first", "path", { data: { a: 1 }, hasNext: true, extensions: {} }],
  ["first", "id", { data: { a: 1 }, pending: [stock, { id: "1", path: ["list", 2] }], hasNext: true, extensions: {} }],
  ["first with errors", "path", { errors: [failure], data: null, hasNext: false, extensions: {} }],
  ["first with errors", "id", { errors: [failure], data: null, hasNext: false, extensions: {} }],
  ["later", "path", { incremental: [{ data: { b: 2 }, path: ["product"], label: "stock" }], hasNext: false }],
  ["later", "id", { incremental: [{ data: { b: 2 }, id: "0" }], completed: [{ id: "0" }], hasNext: false }],
  [
    "later with a nested part",
    "path",
    { incremental: [{ data: {}, path: ["product"], label: "stock" }], hasNext: true },
  ],
  [
    "later with a nested part",
    "id",
    {
      incremental: [{ data: {}, id: "0" }],
      completed: [{ id: "0" }],
      pending: [{ id: "1", path: ["list", 2] }],
      hasNext: true,
    },
  ],
  [
    "later with errors",
    "path",
    { incremental: [{ errors: [failure], data: { c: null }, path: ["list", 2] }], hasNext: false },
  ],
  [
    "later with errors",
    "id",
    { incremental: [{ errors: [failure], data: { c: null }, id: "1" }], completed: [{ id: "1" }], hasNext: false },
  ],
  [
    "failed",
    "path",
    { incremental: [{ errors: [failure], data: null, path: ["product"], label: "stock" }], hasNext: false },
  ],
  ["failed", "id", { completed: [{ errors: [failure], id: "0" }], hasNext: false }],
  ["failed by a reported error", "path", { incremental: [{ data: null, path: ["list", 2] }], hasNext: false }],
  [
    "failed by a reported error",
    "id",
    { completed: [{ errors: [{ message: expect.any(String), path: ["list", 2] }], id: "1" }], hasNext: false },
  ],
])("a part that is %s, by %s", (name, by, written) => {
  const part = parts[name] as FirstAnswer;
  const more = name.startsWith("first") ? `,"extensions":{}` : "";
  expect(JSON.parse(text.write(part, by, more))).toEqual(written);
});
