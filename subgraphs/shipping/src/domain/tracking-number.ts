/** The number as it is stored, whatever the case and the blanks around it; null for what can be none. */
export function readTrackingNumber(text: string): string | null {
  const number = text.trim().toUpperCase();
  return /^[A-Z]{1,10}-\d{1,18}$/.test(number) ? number : null;
}
