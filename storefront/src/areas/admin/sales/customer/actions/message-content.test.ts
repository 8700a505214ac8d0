import { expect, test } from "vitest";
import { contentOf, emptyMessage } from "./message-content";

test("free text is trimmed", () => {
  expect(contentOf({ ...emptyMessage, subject: " Hello ", body: " A word. " })).toEqual({
    subject: "Hello",
    body: "A word.",
  });
});

test("variables are text, lists or booleans, and empty ones are left out", () => {
  const variables = new Map([
    ["orderNumber", " ORD-1 "],
    ["lines", '[{"name":"Lamp"}]'],
    ["hasLeft", "false"],
    ["detail", " "],
    ["reason", "[not JSON"],
  ]);
  expect(contentOf({ ...emptyMessage, template: "SHIPMENT_UPDATE", variables })).toEqual({
    template: "SHIPMENT_UPDATE",
    variables: { orderNumber: "ORD-1", lines: [{ name: "Lamp" }], hasLeft: false, reason: "[not JSON" },
  });
});
