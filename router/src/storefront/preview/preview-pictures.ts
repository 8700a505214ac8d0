import { fileURLToPath } from "node:url";
import { renderAsync } from "@resvg/resvg-js";
import { LRUCache } from "lru-cache";
import { digest } from "../../http/cacheable-response.js";
import { previewSvg, type PreviewText } from "./preview-svg.js";

export interface PreviewPicture {
  readonly png: Buffer;
  readonly tag: string;
}

const maxBytes = 16_000_000;
/** A picture takes a processor for some tens of milliseconds. */
const mostRunning = 2;
const mostWaiting = 20;

/** Too many pictures are being drawn. */
export class PreviewsBusyError extends Error {}

const font = {
  loadSystemFonts: false,
  fontFiles: [fileURLToPath(import.meta.resolve("@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf"))],
  defaultFontFamily: "Inter",
};

/** Draws preview pictures, and stores the most recently used ones in memory. Pictures with equal texts are equal. */
export class PreviewPictures {
  private readonly stored = new LRUCache<string, PreviewPicture>({
    maxSize: maxBytes,
    sizeCalculation: ({ png }) => png.length,
  });
  private readonly drawing = new Map<string, Promise<PreviewPicture>>();
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Throws PreviewsBusyError. */
  async pictureOf(text: PreviewText): Promise<PreviewPicture> {
    const svg = previewSvg(text);
    const key = digest(svg);
    const known = this.stored.get(key) ?? this.drawing.get(key);
    if (known) return known;
    const picture = this.draw(svg, key).finally(() => this.drawing.delete(key));
    this.drawing.set(key, picture);
    return picture;
  }

  private async draw(svg: string, key: string): Promise<PreviewPicture> {
    await this.turn();
    try {
      const image = await renderAsync(svg, { font });
      const picture = { png: image.asPng(), tag: `"${key}"` };
      this.stored.set(key, picture);
      return picture;
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= mostRunning) {
      if (this.waiting.length >= mostWaiting) throw new PreviewsBusyError();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.running += 1;
  }
}
