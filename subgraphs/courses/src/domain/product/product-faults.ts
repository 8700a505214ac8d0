import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";

/** Adds the catalog's faults to our own, so that the author gets all faults together. */
export async function withProductFaults(
  check: () => Promise<readonly InvalidField[]>,
  own: readonly InvalidField[],
): Promise<readonly InvalidField[]> {
  const known = new Set(own.map(({ path }) => path));
  const others = await check().catch((error: unknown) => {
    if (error instanceof ServiceUnavailableError) return [];
    throw error;
  });
  return [...own, ...others.filter(({ path }) => !known.has(path))];
}
