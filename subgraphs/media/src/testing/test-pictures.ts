import sharp from "sharp";

/** A picture with noise, so that it does not shrink to nothing, and with metadata of a camera. */
export async function aPicture(
  width = 700,
  height = 500,
  format: "png" | "jpeg" | "webp" | "avif" | "gif" = "jpeg",
): Promise<Buffer> {
  const picture = sharp({
    create: { width, height, channels: 3, background: "#336699", noise: { type: "gaussian", mean: 120, sigma: 40 } },
  });
  return picture
    .withExif({ IFD0: { Copyright: "Olive" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 30/1 0/1" } })
    .toFormat(format)
    .toBuffer();
}

/** A picture of one color, for sizes at which noise would take long. */
export function aFlatPicture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#336699" } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
