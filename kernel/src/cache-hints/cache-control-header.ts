/** Of what is the same for everybody but may change without a word: too short for any cache to be worth it. */
export const unkeptSeconds = 1;

/** What an answer's `Cache-Control` says when everybody may be given it for so many seconds. */
export function publicFor(seconds: number): string {
  return `max-age=${seconds}, public`;
}

/** The seconds of `publicFor`; 0 for all else that a header may say. */
export function publicSecondsIn(header: string | string[] | undefined): number {
  if (typeof header !== "string") return 0;
  const parts = header.split(",").map((part) => part.trim().toLowerCase());
  if (!parts.includes("public") || parts.some((part) => /^(private|no-store|no-cache)\b/.test(part))) return 0;
  const age = parts.find((part) => part.startsWith("max-age="));
  return age && /^max-age=\d{1,9}$/.test(age) ? Number(age.slice("max-age=".length)) : 0;
}
