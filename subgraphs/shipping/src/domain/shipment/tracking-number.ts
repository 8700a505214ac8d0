/** Normalizes the case and trims a tracking number; returns null for an invalid one. */
export function readTrackingNumber(text: string): string | null {
  const number = text.trim().toUpperCase();
  return /^[A-Z]{1,10}-\d{1,18}$/.test(number) ? number : null;
}
