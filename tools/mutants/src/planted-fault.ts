/** A realistic fault: one edit in one file, and the tests that must notice it. */
export interface PlantedFault {
  readonly name: string;
  readonly file: string;
  /** Must occur in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The test files to run, as a pattern for paths. */
  readonly tests: string;
}

/**
 * A fault of a folder: `file` and `tests` are relative to it. Without `tests`, the tests beside the file must notice
 * it.
 */
export type FaultIn = Omit<PlantedFault, "tests"> & { readonly tests?: string };

export function faultsIn(folder: string, faults: readonly FaultIn[]): PlantedFault[] {
  return faults.map(({ file, tests = file.replace(/ts$/, "test.ts"), ...fault }) => ({
    ...fault,
    file: `${folder}/${file}`,
    tests: `${folder}/${tests}`,
  }));
}
