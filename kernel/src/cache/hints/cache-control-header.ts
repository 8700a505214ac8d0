/** The cache lifetime of public data that may change without an announcement: too short for any cache to keep. */
export const uncachedSeconds = 1;

/** Returns the `Cache-Control` value of a public answer that may be cached for this many seconds. */
export function publicFor(seconds: number): string {
  return `max-age=${seconds}, public`;
}

/** Returns the seconds of a header written by `publicFor`; 0 for any other header. */
export function publicSecondsIn(header: string | string[] | undefined): number {
  if (typeof header !== "string") return 0;
  const parts = header.split(",").map((part) => part.trim().toLowerCase());
  if (!parts.includes("public") || parts.some((part) => /^(private|no-store|no-cache)\b/.test(part))) return 0;
  const age = parts.find((part) => part.startsWith("max-age="));
  return age && /^max-age=\d{1,9}$/.test(age) ? Number(age.slice("max-age=".length)) : 0;
}
