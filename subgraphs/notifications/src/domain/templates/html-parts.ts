/** The color of the shop. */
export const brandColor = "#127461";

export function paragraph(html: string): string {
  return `<p style="margin:0 0 16px;">${html}</p>`;
}

/** Less important text at the end of a mail. */
export function footnote(html: string): string {
  return `<p style="margin:0;color:#5c636a;">${html}</p>`;
}

export function button(address: string, label: string): string {
  return `<p style="margin:0 0 24px;"><a href="${address}" target="_blank" style="display:inline-block;padding:12px 24px;border-radius:6px;background:${brandColor};color:#ffffff;text-decoration:none;">${label}</a></p>`;
}

export function largeCode(code: string): string {
  return `<p style="margin:0 0 16px;font:bold 32px/40px Menlo,Consolas,monospace;letter-spacing:4px;color:${brandColor};">${code}</p>`;
}
