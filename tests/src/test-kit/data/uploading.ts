import { expect } from "vitest";
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
