import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rest } from "../test-kit/clients/rest-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
});

afterAll(async () => shop[Symbol.asyncDispose]());

describe("products", () => {
  test("are created with their address, changed, and deleted", async () => {
    const body = { sku: "REST-1", name: "Keyboard", price: 49.99, stock: 3 };
    const created = await rest(admin, "POST", "/api/products", { body });
    expect([created.status, created.body]).toMatchObject([
      201,
      { sku: "REST-1", name: "Keyboard", price: 49.99, stock: 3, is_active: true },
    ]);
    const address = created.headers.get("location") ?? "";
    expect(address).toBe(`/api/products/${created.body.id}`);
    expect((await rest(admin, "PATCH", address, { body: { is_active: false } })).body).toMatchObject({
      is_active: false,
      name: "Keyboard",
    });
    expect(await rest(shop.client, "GET", address)).toMatchObject({
      status: 404,
      body: { message: "Product not found" },
    });
    expect((await rest(admin, "GET", address)).status).toBe(200);
    expect((await rest(admin, "DELETE", address)).status).toBe(204);
    expect((await rest(admin, "GET", address)).status).toBe(404);
  });

  test("with a taken SKU are a conflict, and all wrong fields are named", async () => {
    await shop.product({ sku: "REST-2" });
    const conflict = await rest(admin, "POST", "/products", { body: { sku: "REST-2", name: "Same", price: "1.00" } });
    expect(conflict).toMatchObject({ status: 409, body: { error: "CONFLICT", field: "sku" } });
    const wrong = await rest(admin, "POST", "/products", { body: { sku: "", name: "x".repeat(300), price: "cheap" } });
    expect(wrong.status).toBe(422);
    expect(wrong.body.fields.map(({ path }: { path: string }) => path)).toEqual(["name", "price"]);
    const invalid = await rest(admin, "POST", "/products", { body: { sku: "", name: "Name", price: 1.001 } });
    expect(invalid.body.fields.map(({ path }: { path: string }) => path)).toEqual(["sku", "price"]);
  });

  test("are listed in pages with the number of all and the address of the next", async () => {
    for (const name of ["Desk A", "Desk B", "Desk C"]) await shop.product({ name, price: "0.10" });
    const first = await rest(shop.client, "GET", "/catalog/products?name=desk&sort=name&limit=2");
    expect(first.body.map(({ name }: { name: string }) => name)).toEqual(["Desk A", "Desk B"]);
    expect(first.headers.get("x-total-count")).toBe("3");
    const [, next = ""] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get("link") ?? "") ?? [];
    const second = await rest(shop.client, "GET", next);
    expect(second.body.map(({ name }: { name: string }) => name)).toEqual(["Desk C"]);
    expect(second.headers.get("link")).toBeNull();
    expect((await rest(shop.client, "GET", "/products?limit=1000&active=perhaps")).body.fields).toHaveLength(2);
  });

  test("can be cached and revalidated", async () => {
    const { id } = await shop.product();
    const whole = await rest(shop.client, "GET", `/api/v1/products/${id}`);
    const tag = whole.headers.get("etag") ?? "";
    const again = await shop.client.fetch(`/api/v1/products/${id}`, { headers: { "if-none-match": tag } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
    const stale = await rest(admin, "PATCH", `/products/${id}`, {
      body: { name: "New" },
      headers: { "if-match": '"x"' },
    });
    expect(stale.status).toBe(412);
  });

  test("are changed by one of two concurrent requests for the same version", async () => {
    const { id } = await shop.product({ stock: 3 });
    const tagNow = async () => (await rest(admin, "GET", `/products/${id}`)).headers.get("etag") ?? "";
    const tag = await tagNow();
    const change = (name: string) =>
      rest(admin, "PATCH", `/products/${id}`, { body: { name }, headers: { "if-match": tag } });
    const statuses = (await Promise.all(["One", "Two", "Three"].map(change))).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 412, 412]);
    const remove = (given: string) => rest(admin, "DELETE", `/products/${id}`, { headers: { "if-match": given } });
    expect((await remove(tag)).status).toBe(412);
    const pictured = await rest(admin, "POST", `/products/${id}/images`, {
      body: { url: "https://shop.example/a.png" },
    });
    expect(pictured.status).toBe(201);
    expect((await change("Four")).status).toBe(412);
    expect((await remove(await tagNow())).status).toBe(204);
  });

  test("keep their page for clients that accept anything, by the name in its address", async () => {
    const { id } = await shop.product({ name: "Named Lamp" });
    const { slug } = (await rest(shop.client, "GET", `/products/${id}`)).body;
    const types = await Promise.all(
      [`/products/${slug}`, `/products/${id}`].map(async (path) =>
        (await shop.client.fetch(path, { headers: { accept: "*/*" } })).headers.get("content-type"),
      ),
    );
    expect(types).toEqual(["text/html; charset=utf-8", "application/json; charset=utf-8"]);
  });

  test("need the staff to change", async () => {
    const body = { sku: "REST-3", name: "Refused", price: 1 };
    expect((await rest(shop.client, "POST", "/products", { body })).status).toBe(401);
    expect((await rest(await shop.signUp(), "POST", "/products", { body })).status).toBe(403);
  });

  test("S2-20, S3-53: are unavailable without catalog, and have no stock without inventory", async () => {
    const { id } = await shop.product();
    {
      await using _down = await shop.takeDown("catalog");
      for (const path of ["/api/products", `/api/products/${id}`]) {
        const { status, body } = await rest(shop.client, "GET", path);
        expect([path, status, body]).toMatchObject([path, 503, { detail: "catalog unavailable" }]);
      }
    }
    await using _down = await shop.takeDown("inventory");
    expect(await rest(shop.client, "GET", `/api/products/${id}`)).toMatchObject({ status: 200, body: { stock: null } });
  });
});
