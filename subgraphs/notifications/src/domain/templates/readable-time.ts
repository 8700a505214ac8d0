/** "2026-01-01T10:10:00.000Z" -> "2026-01-01 10:10 UTC" */
export function readableTime(iso: string): string {
  return `${iso.slice(0, 16).replace("T", " ")} UTC`;
}
