import type { Proof } from "./proofs.ts";

export interface DueProofs {
  readonly due: readonly Proof[];
  /** Proofs whose inputs have changed, but which do not fit into the time. */
  readonly left: readonly Proof[];
}

export interface DueOptions {
  /** The paths that have changed. */
  readonly changed: readonly string[];
  /** The commit in hexadecimal digits. It chooses one proof more, so that each has its turn. */
  readonly commit: string;
  /** The time for all of them together. */
  readonly seconds: number;
}

/**
 * Chooses the proofs of a run: those whose inputs have changed, the shortest first, and one of the others, as far as they
 * fit into the time.
 */
export function dueProofs(all: readonly Proof[], { changed, commit, seconds }: DueOptions): DueProofs {
  const isAffected = ({ inputs }: Proof): boolean =>
    changed.some((path) => inputs.some((input) => path.startsWith(input)));
  const due: Proof[] = [];
  const left: Proof[] = [];
  let free = seconds;
  const take = (proof: Proof, rest: Proof[]): void => {
    if (proof.seconds > free) return void rest.push(proof);
    free -= proof.seconds;
    due.push(proof);
  };
  for (const proof of all.filter(isAffected).toSorted((one, other) => one.seconds - other.seconds)) take(proof, left);
  const others = all.filter((proof) => !isAffected(proof) && proof.seconds <= free);
  const turn = others[Number.parseInt(commit.slice(0, 8), 16) % others.length];
  if (turn) take(turn, []);
  return { due, left };
}
