import { renderSVG } from "uqr";

/** Returns a QR code as an SVG document: black on white, with the required quiet zone of four modules. */
export function qrCodeSvg(text: string): string {
  return renderSVG(text, { ecc: "M", border: 4 });
}
