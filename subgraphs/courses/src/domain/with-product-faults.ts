import type { InvalidField } from "@souk/kernel/invalid-field";
import { ServiceUnavailableError } from "@souk/kernel/service-unavailable";

/** What breaks a rule here, and what else would break one of the catalog's: the author hears of all faults at once. */
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
