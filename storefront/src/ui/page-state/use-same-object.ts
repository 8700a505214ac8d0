import { useMemo, useState } from "react";

/**
 * The first of several equal values, as long as they are equal by their JSON. A query answers once while its page is hydrated and once more
 * after that, with equal data in new objects: what is memoized does not render again.
 */
export function useSameObject<T>(value: T): T {
  const [stable, setStable] = useState(value);
  const isSame = useMemo(() => stable === value || JSON.stringify(stable) === JSON.stringify(value), [stable, value]);
  if (isSame) return stable;
  setStable(value);
  return value;
}
