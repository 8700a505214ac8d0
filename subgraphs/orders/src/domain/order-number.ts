/** Normalizes an order number: "101", "ord-101" and " ORD-101" become ORD-101. */
export function orderNumberFrom(text: string): string {
  const plain = text.trim().toUpperCase();
  return /^\d+$/.test(plain) ? `ORD-${plain}` : plain;
}
