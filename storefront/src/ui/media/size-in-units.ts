const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export interface SizeInUnits {
  readonly value: number;
  readonly unit: (typeof units)[number];
}

/** Returns a size in the largest unit of which it has at least one. Units have 1024 of the next smaller one, as the limits of uploads. */
export function sizeInUnits(bytes: number): SizeInUnits {
  const level = units.findLastIndex((_unit, each) => bytes >= 1024 ** each);
  const known = Math.max(level, 0);
  return { value: bytes / 1024 ** known, unit: units[known] ?? "byte" };
}
