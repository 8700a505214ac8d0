/** "Breton Crêpe Pan" becomes "breton-crepe-pan": accents and apostrophes are removed, other gaps become one hyphen. */
export function slugFrom(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
