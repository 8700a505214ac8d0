/** A message of the page that shows the challenge. */
export type CaptchaMessage =
  | { readonly kind: "ready" | "expired" | "failed" }
  | { readonly kind: "solved"; readonly token: string }
  | { readonly kind: "size"; readonly pixels: number };

const lowest = 60;
const highest = 700;

/** Returns undefined for a message of anything else. */
export function captchaMessageOf(data: unknown): CaptchaMessage | undefined {
  const { captcha } = (typeof data === "object" && data !== null ? data : {}) as { readonly captcha?: unknown };
  if (typeof captcha !== "object" || captcha === null) return undefined;
  const { kind, token, pixels } = captcha as Readonly<Record<string, unknown>>;
  if (kind === "ready" || kind === "expired" || kind === "failed") return { kind };
  if (kind === "solved" && typeof token === "string" && token !== "") return { kind, token };
  if (kind === "size" && typeof pixels === "number" && Number.isFinite(pixels))
    return { kind, pixels: Math.min(highest, Math.max(lowest, Math.round(pixels))) };
  return undefined;
}
