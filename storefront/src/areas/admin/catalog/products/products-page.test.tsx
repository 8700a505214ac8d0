import { expect, test } from "vitest";
import { cad } from "../../../../testing/money";
import type { Answers } from "../../../../testing/graph-answers";
import { openPage } from "../../../../testing/open-page";
import { admin } from "../../../../testing/viewers";

function productOf(fields: object = {}) {
  const stock = { onHand: 7, available: 7, inStock: true };
  return {
    id: "p",
    sku: "LAMP",
    name: "Lamp",
    kind: "PHYSICAL",
    isActive: true,
    price: cad("10.00"),
    stock,
    ...fields,
  };
}

const open = (search: string, answers: Answers) =>
  openPage(`/admin/products${search}`, { answers: { me: admin, ...answers } });

test("a price is edited in the list, and an invalid one gives an error", async () => {
  const product = productOf();
  const page = await open("", {
    products: { nodes: [product] },
    updateProduct: ({ input: { price } }: { input: { price: { amount: string } } }) =>
      price.amount === "99999999999"
        ? { __typename: "InvalidInput", fields: [{ path: "input.price.amount", message: "is too large" }] }
        : Object.assign(product, { __typename: "Product", price }),
  });
  await page.click(await page.findByRole("button", { name: /^Price of Lamp/ }));
  const field = page.getByRole("textbox", { name: /^Price of Lamp/ });
  await page.fill(field, "99999999999");
  await page.keyboard("{Enter}");
  await page.findByText(/too large/);
  await page.fill(field, "75.25");
  await page.keyboard("{Enter}");
  await page.findByRole("button", { name: /^Price of Lamp.*75\.25/ });
  expect(page.sent("AdminEditProduct")).toHaveLength(2);
});

test("a stock that has changed meanwhile is not overwritten without a notice", async () => {
  const product = productOf();
  let onHand = 500;
  const page = await open("", {
    products: { nodes: [product] },
    product: () => productOf({ stock: { ...product.stock, onHand } }),
    setStock: ({ input }: { input: { onHand: number; expectedOnHand: number } }) => {
      if (input.expectedOnHand !== onHand) return { __typename: "Conflict", field: "expectedOnHand" };
      onHand = input.onHand;
      return { __typename: "Product", id: "p", stock: { ...product.stock, onHand } };
    },
  });
  await page.click(await page.findByRole("button", { name: /^On hand: Lamp/ }));
  const field = page.getByRole("textbox", { name: /^On hand: Lamp/ });
  await page.fill(field, "20");
  await page.keyboard("{Enter}");
  await page.shows("500 units are now on hand");
  expect(onHand).toBe(500);
  field.focus();
  await page.keyboard("{Enter}");
  await page.findByRole("button", { name: /^On hand: Lamp.*20/ });
  expect(onHand).toBe(20);
});

test("minimum and maximum prices filter the list, a view saves them, and an invalid amount gives an error", async () => {
  const page = await open("?category=lamps", { products: { nodes: [productOf()] } });
  const [from, to] = [await page.findByLabelText("Price from"), page.getByLabelText("to")];
  // the first filter is not rendered yet when the second one is chosen
  await page.fill(from, "9.50");
  await page.keyboard("{Enter}");
  await page.fill(to, "12,00");
  await page.keyboard("{Enter}");
  await page.becomes(page.address, "/admin/products?category=lamps&min=9.50&max=12.00");
  await page.click(page.getByRole("button", { name: "Save view" }));
  await page.fill(await page.findByLabelText("View name"), "One price");
  await page.keyboard("{Enter}");
  await page.fill(to, "a lot");
  await page.keyboard("{Enter}");
  await page.findByText("Enter an amount, for example 12.90.");
  await page.fill(to, "0.01");
  await page.keyboard("{Enter}");
  await page.findByText("The maximum must not be less than the minimum.");
  await page.click(page.getByRole("link", { name: "One price" }));
  await page.becomes(page.address, "/admin/products?category=lamps&max=12.00&min=9.50");
});

test("selected products are changed in one step", async () => {
  const products = [productOf({ id: "1", name: "Lamp" }), productOf({ id: "2", name: "Desk" })];
  const page = await open("", {
    products: { nodes: products },
    updateProducts: { products },
  });
  await page.click(await page.findByRole("checkbox", { name: "Select Lamp" }));
  await page.click(page.getByRole("checkbox", { name: "Select Desk" }));
  await page.shows("2 selected");
  await page.click(page.getByRole("button", { name: "Tags…" }));
  const dialog = await page.dialog();
  await page.fill(dialog.getByLabelText("Add"), "gift");
  await page.keyboard("{Enter}");
  await page.click(dialog.getByRole("button", { name: "Save" }));
  await page.findByText("2 products updated.");
});
