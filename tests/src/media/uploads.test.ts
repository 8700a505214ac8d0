import { randomBytes } from "node:crypto";
import { request } from "node:http";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { TestShop } from "../test-kit/shop/test-shop.js";

let shop: TestShop;
let admin: Shopper;
let picture: Buffer;

beforeAll(async () => {
  shop = await TestShop.create();
  admin = await shop.admin();
  const small = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#369" } })
    .png()
    .toBuffer();
  // a decoder ignores what follows the end of the picture
  picture = Buffer.concat([small, randomBytes(1.5 * partBytes)]);
});

afterAll(async () => shop[Symbol.asyncDispose]());

const version = { "tus-resumable": "1.0.0" };
/** The bytes that media stores at once. */
const partBytes = 4 * 1024 * 1024;
const partType = "application/offset+octet-stream";

async function start(client: ShopClient, sizeBytes: number, headers: Record<string, string> = {}): Promise<Response> {
  return client.fetch("/uploads", {
    method: "POST",
    headers: { ...version, "upload-length": String(sizeBytes), ...headers },
  });
}

async function send(path: string, content: Buffer, offset: number): Promise<Response> {
  const headers = { ...version, "upload-offset": String(offset), "content-type": partType };
  return admin.fetch(path, { method: "PATCH", headers, body: new Uint8Array(content) });
}

async function offsetOf(path: string): Promise<number> {
  const { headers } = await admin.fetch(path, { method: "HEAD", headers: version });
  return Number(headers.get("upload-offset"));
}

/** Sends the first of the announced bytes, and breaks the connection when they are stored. */
async function breakAfter(path: string, bytes: number): Promise<void> {
  const { hostname, port } = new URL(admin.origin);
  const sending = request({
    hostname,
    port,
    path,
    method: "PATCH",
    headers: {
      ...version,
      authorization: `Bearer ${admin.accessToken}`,
      "upload-offset": "0",
      "content-type": partType,
      "content-length": String(picture.length),
    },
  });
  sending.on("error", () => undefined);
  sending.write(picture.subarray(0, bytes));
  await eventually(async () => expect(await offsetOf(path)).toBe(bytes));
  // the error of the broken connection is what the test wants
  const closed = new Promise((resolve) => sending.once("close", resolve));
  sending.destroy();
  await closed;
}

async function uploaded(path: string): Promise<any> {
  const id = path.split("/").at(-1);
  return eventually(async () => {
    const { mediaFile } = await admin.get(`query ($id: ID!) { mediaFile(id: $id) { state picture { url } } }`, { id });
    expect(mediaFile.state).toBe("READY");
    return mediaFile.picture;
  });
}

describe("an upload through the router", () => {
  test("continues after a lost connection, and becomes a picture of a product that everybody sees", async () => {
    const created = await start(admin, picture.length);
    expect(created.status).toBe(201);
    const path = created.headers.get("location") ?? "";
    expect(path).toMatch(/^\/uploads\/[0-9a-f-]{36}$/);
    await breakAfter(path, partBytes);
    const offset = await offsetOf(path);
    expect(offset).toBe(partBytes);
    expect((await send(path, picture.subarray(offset), offset)).status).toBe(204);
    const { url } = await uploaded(path);
    const { id: productId } = await shop.product();
    const { addProductImage } = await admin.get(
      `mutation ($input: AddProductImageInput!) { addProductImage(input: $input) { ... on Product { id } } }`,
      { input: { productId, url } },
    );
    expect(addProductImage).toEqual({ id: productId });
    const { product } = await shop.client.get(
      `query ($id: ID!) { product(id: $id) { images { url picture { width height variants { url format } } } } }`,
      { id: productId },
    );
    expect(product.images).toMatchObject([{ url, picture: { width: 400, height: 300 } }]);
    for (const variant of product.images[0].picture.variants) {
      const answer = await shop.client.fetch(variant.url);
      expect(answer.headers.get("content-type")).toBe(`image/${variant.format.toLowerCase()}`);
      expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
      expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).exif).toBeUndefined();
    }
    const [used] = (await admin.get(`{ mediaFiles(first: 1) { nodes { id uses { typename id } } } }`)).mediaFiles.nodes;
    expect(used.uses).toEqual([{ typename: "Product", id: productId }]);
  });

  test("is refused without a token, and has a lower limit for customers", async () => {
    expect((await start(shop.client, 10)).status).toBe(401);
    const customer = await shop.signUp();
    expect((await start(customer, 10 * 1024 * 1024 + 1)).status).toBe(413);
    expect((await start(customer, 10)).status).toBe(201);
  });

  test("is refused with cookies from a page of another origin", async () => {
    const headers = {
      ...version,
      "upload-length": "10",
      cookie: `souk_access=${admin.accessToken}`,
      origin: "https://evil.example",
    };
    expect((await shop.client.fetch("/uploads", { method: "POST", headers })).status).toBe(403);
  });

  test("is refused when it is too large", async () => {
    expect((await start(admin, 4096 * 1024 * 1024 + 1)).status).toBe(413);
  });
});
