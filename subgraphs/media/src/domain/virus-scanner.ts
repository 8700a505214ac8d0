/** Throws when the scanner does not answer: a file that was not scanned is not published. */
export interface VirusScanner {
  isInfected(content: AsyncIterable<Uint8Array>): Promise<boolean>;
}

/** For installations without a scanner. */
export const noScanner: VirusScanner = { isInfected: async () => false };
