import { Client, fetchExchange } from "@urql/core";
import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { actingGraphContext } from "../../../../graph/graph-context";
import { unavailable, type Answers } from "../../../../testing/graph-answers";
import { graphServer } from "../../../../testing/graph-server";
import { openPage } from "../../../../testing/open-page";
import { customer } from "../../../../testing/viewers";
import { withStockMailForms } from "./stock-mail-action";

const price = { amount: "20.00", currency: "CAD" };
const soldOut = { available: 0, inStock: false };
const lamp = { id: "p", name: "Lamp", slug: "lamp", kind: "PHYSICAL", isActive: true, price, stock: soldOut };
const requested = (needsConfirmation: boolean) => ({
  __typename: "StockMailRequested",
  product: { id: "p", isStockMailRequested: !needsConfirmation },
  needsConfirmation,
});
const conflict = { __typename: "Conflict", field: "productId" };
const submit = { name: "Email me when it is back" };

test("a customer requests the mail of a sold-out product once, and cancels the request", async () => {
  let isStockMailRequested = false;
  const page = await openPage("/products/lamp", {
    answers: {
      me: customer,
      product: () => ({ ...lamp, isStockMailRequested }),
      requestStockMail: () => {
        isStockMailRequested = true;
        return requested(false);
      },
      cancelStockMail: () => {
        isStockMailRequested = false;
        return true;
      },
    },
  });
  const button = await page.findByRole("button", submit);
  await page.becomes(() => [page.queryByLabelText("Email"), button.hasAttribute("disabled")], [null, false]);
  await page.doubleClick(button);
  await page.shows("We will send you one email when it is back in stock.");
  expect(page.sent("RequestStockMail")).toEqual([{ input: { productId: "p", email: null } }]);
  await page.click(page.getByRole("button", { name: "Cancel" }));
  await page.findByRole("button", submit);
  expect(page.sent("CancelStockMail")).toEqual([{ productId: "p" }]);
});

test("a customer who waits sees it when the page is opened", async () => {
  const page = await openPage("/products/lamp", {
    answers: { me: customer, product: { ...lamp, isStockMailRequested: true } },
  });
  await page.shows("We will send you one email when it is back in stock.");
});

const tooMany = { __typename: "InvalidInput", fields: [{ path: "email", message: "must be at most 5 characters" }] };

test.each<[string, unknown, string, boolean]>([
  ["a request to confirm", requested(true), "We sent a link to ada@example.com. Open it to confirm.", false],
  ["an invalid address", tooMany, "5 characters", true],
  ["an unknown product", { __typename: "NotFound" }, "Something went wrong. Try again.", false],
  ["an unavailable service", unavailable, "This service is temporarily unavailable. Try again in a moment.", false],
])("a visitor enters an address, and sees the answer: %s", async (_case, requestStockMail, text, isAtField) => {
  const page = await openPage("/products/lamp", { answers: { me: null, product: lamp, requestStockMail } });
  await page.fill(await page.findByLabelText("Email"), "ada@example.com");
  await page.click(page.getByRole("button", submit));
  await page.shows(text);
  expect(page.queryByLabelText("Email")?.getAttribute("aria-invalid") === "true").toBe(isAtField);
  expect(page.sent("RequestStockMail")).toEqual([{ input: { productId: "p", email: "ada@example.com" } }]);
  expect(page.sent("ProductOfViewer")).toEqual([]);
});

test("a product that is available again is fetched again", async () => {
  let stock = soldOut;
  const page = await openPage("/products/lamp", {
    answers: {
      me: null,
      product: () => ({ ...lamp, stock }),
      requestStockMail: () => {
        stock = { available: 9, inStock: true };
        return conflict;
      },
    },
  });
  await page.fill(await page.findByLabelText("Email"), "ada@example.com");
  await page.click(page.getByRole("button", submit));
  await page.findByRole("button", { name: "Add to cart" });
  expect(page.text()).toContain("It is available again.");
});

test.each<[string, Answers]>([
  ["in stock", { stock: { available: 9, inStock: true } }],
  ["with an unknown stock", { stock: unavailable }],
  ["that is not on sale", { isActive: false }],
])("a product %s has no form for the mail", async (_case, product) => {
  const page = await openPage("/products/lamp", { answers: { me: null, product: { ...lamp, ...product } } });
  await page.findByRole("heading", { level: 1, name: "Lamp" });
  expect(page.queryByRole("button", submit)).toBeNull();
});

const sent = { stockMailFor: "p", email: "ada@example.com" };
const redirected = (address: string) => ({ status: 303, address });
const shown = (status: number, kind: string, email = "ada@example.com") => ({
  init: { status },
  data: { stockMail: { answer: { kind }, email } },
});

test.each<[string, Record<string, string>, Answers, unknown]>([
  [
    "a request",
    sent,
    { requestStockMail: requested(false) },
    redirected("/products/lamp?stockMail=requested#stockMail"),
  ],
  ["an address", sent, { requestStockMail: requested(true) }, redirected("/products/lamp?stockMail=confirm#stockMail")],
  ["an invalid address", sent, { requestStockMail: tooMany }, shown(422, "invalid")],
  ["an available product", sent, { requestStockMail: conflict }, shown(422, "available")],
  ["a service that is unavailable", sent, { requestStockMail: unavailable }, shown(503, "refused")],
  ["a cancelled request", { cancelStockMailFor: "p" }, { cancelStockMail: true }, redirected("/products/lamp")],
  ["another form of the page", { productId: "p" }, {}, "own"],
])("without scripts, the server answers the form: %s", async (_case, fields, answers, expected) => {
  graphServer.serve(answers);
  const graph = new Client({ url: "http://shop.test/graphql", exchanges: [fetchExchange], preferGetMethod: false });
  const url = new URL("http://shop.test/products/lamp");
  const request = new Request(url, { method: "POST", body: new URLSearchParams(fields) });
  const context = new RouterContextProvider(new Map([[actingGraphContext, graph]]));
  const action = withStockMailForms(() => "own");
  const answer: unknown = await action({ request, url, pattern: "/products/:slug", params: {}, context });
  const result =
    answer instanceof Response ? { status: answer.status, address: answer.headers.get("location") } : answer;
  if (expected === "own") expect(result).toBe(expected);
  else expect(result).toMatchObject(expected as object);
});
