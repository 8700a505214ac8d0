import { randomBytes } from "node:crypto";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { hasFfmpeg, madeByFfmpeg, pictureInput } from "@souk/kernel/testing/stand-ins/made-films";
import { expect } from "vitest";
import { eventually } from "../test-kit/clients/eventually.js";
import type { ShopClient } from "../test-kit/clients/shop-client.js";
import type { Shopper } from "../test-kit/clients/shopper.js";
import { uploadedBy } from "../test-kit/data/uploading.js";
import { TemporaryFolder } from "../test-kit/shop/temporary-folder.js";

const version = { "tus-resumable": "1.0.0" };
const partType = { "content-type": "application/offset+octet-stream" };
/** Media stores a part when it has as many bytes. */
const partBytes = 4 * 1024 * 1024;
const file = `query ($id: ID!) { mediaFile(id: $id) { state link { url } playback { state stream { url } } } }`;

/** An upload and a conversion that last until the process dies. */
export class InterruptedMedia implements AsyncDisposable {
  private readonly content = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(7_000_000)]);
  private path = "";
  private stored = 0;
  private videoId = "";

  private constructor(private readonly folder: TemporaryFolder) {}

  /** `ffmpeg` in the folder reads a video as slowly as it plays, without work for the processor. */
  static async create(): Promise<InterruptedMedia> {
    const folder = await TemporaryFolder.create();
    await mkdir(folder.in("tmp"));
    const slow = `#!/bin/sh\nexport PATH='${process.env.PATH}'\nexec ffmpeg -re "$@"\n`;
    await writeFile(folder.in("ffmpeg"), slow, { mode: 0o755 });
    return new InterruptedMedia(folder);
  }

  /** The settings of the process that dies. */
  get environment(): Readonly<Record<string, string>> {
    return { PATH: `${this.folder.path}:${process.env.PATH}`, TMPDIR: this.folder.in("tmp") };
  }

  /** Sends 60 % of a file and keeps the connection, and uploads a video of half a minute if it can be converted. */
  async begin(owner: Shopper): Promise<void> {
    const length = { "upload-length": String(this.content.length) };
    const { headers } = await owner.fetch("/uploads", { method: "POST", headers: { ...version, ...length } });
    this.path = headers.get("location") ?? "";
    const sending = request(`${owner.origin}${this.path}`, {
      method: "PATCH",
      headers: {
        ...version,
        ...partType,
        ...owner.headers,
        "upload-offset": "0",
        "content-length": String(this.content.length),
      },
    });
    // the process dies
    sending.on("error", () => undefined);
    sending.write(this.content.subarray(0, 0.6 * this.content.length));
    await eventually(async () => {
      this.stored = await this.offset(owner);
      expect(this.stored).toBeGreaterThanOrEqual(partBytes);
    });
    if (!hasFfmpeg) return;
    const encoded = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"];
    this.videoId = await uploadedBy(owner, madeByFfmpeg("film.mp4", ...pictureInput("64x48", 30), ...encoded));
    await eventually(async () => {
      const { mediaFile } = await owner.get(file, { id: this.videoId });
      expect(mediaFile.playback.state).toBe("RUNNING");
    });
  }

  /** Sends the bytes that the shop does not have, and returns whether the owner gets all bytes as they were sent. */
  async resume(owner: ShopClient): Promise<boolean> {
    const offset = await this.offset(owner);
    expect(offset).toBe(this.stored);
    const headers = { ...version, ...partType, "upload-offset": String(offset) };
    const body = new Uint8Array(this.content.subarray(offset));
    expect((await owner.fetch(this.path, { method: "PATCH", headers, body })).status).toBe(204);
    const url = await eventually(async () => {
      const { mediaFile } = await owner.get(file, { id: this.path.split("/").at(-1) });
      expect(mediaFile.state).toBe("READY");
      return mediaFile.link.url as string;
    });
    return this.content.equals(await bytesOf(owner, url));
  }

  /** Waits until the video is converted, and returns its playlist. */
  async converted(owner: ShopClient): Promise<string> {
    const url = await eventually(async () => {
      const { playback } = (await owner.get(file, { id: this.videoId })).mediaFile;
      expect(playback.state).toBe("READY");
      return playback.stream.url as string;
    });
    return (await bytesOf(owner, url)).toString();
  }

  /** The files of conversions that the process has left. */
  leftovers(): Promise<readonly string[]> {
    return readdir(this.folder.in("tmp"));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.folder[Symbol.asyncDispose]();
  }

  private async offset(owner: ShopClient): Promise<number> {
    const { headers } = await owner.fetch(this.path, { method: "HEAD", headers: version });
    return Number(headers.get("upload-offset"));
  }
}

async function bytesOf(client: ShopClient, url: string): Promise<Buffer> {
  return Buffer.from(await (await client.fetch(url)).arrayBuffer());
}
