import { renderSVG } from "uqr";

/** A QR code as an SVG document: black on white, with the quiet zone of four modules that readers want. */
export function qrCodeSvg(text: string): string {
  return renderSVG(text, { ecc: "M", border: 4 });
}
