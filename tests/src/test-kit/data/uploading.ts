import sharp from "sharp";
import { expect } from "vitest";
import { AddProductImageDocument } from "../../generated/operations.js";
import { eventually } from "../clients/eventually.js";
import type { Shopper } from "../clients/shopper.js";

/** Uploads a file, and returns its id when it is checked. */
export async function uploadedBy(owner: Shopper, content: Buffer): Promise<string> {
  const version = { "tus-resumable": "1.0.0" };
  const length = { "upload-length": String(content.length) };
  const { headers } = await owner.fetch("/uploads", { method: "POST", headers: { ...version, ...length } });
  const path = headers.get("location") ?? "";
  const type = { "upload-offset": "0", "content-type": "application/offset+octet-stream" };
  await owner.fetch(path, { method: "PATCH", headers: { ...version, ...type }, body: new Uint8Array(content) });
  const id = path.split("/").at(-1) ?? "";
  await eventually(async () =>
    expect((await owner.get(`query ($id: ID!) { mediaFile(id: $id) { state } }`, { id })).mediaFile.state).toBe(
      "READY",
    ),
  );
  return id;
}

/** Uploads a picture, and adds it to the images of a product. */
export async function addStoredPicture(admin: Shopper, productId: string): Promise<void> {
  const content = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#369" } })
    .png()
    .toBuffer();
  const id = await uploadedBy(admin, content);
  const { mediaFile } = await admin.get(`query ($id: ID!) { mediaFile(id: $id) { picture { url } } }`, { id });
  const { addProductImage } = await admin.get(AddProductImageDocument, {
    input: { productId, url: mediaFile.picture.url },
  });
  expect(addProductImage?.__typename).toBe("Product");
}
