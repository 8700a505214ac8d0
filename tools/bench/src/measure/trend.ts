/** The growth of a figure per minute, as the slope of its least-squares line. Zero for fewer than two samples. */
export function growthPerMinute(samples: readonly { readonly minutes: number; readonly value: number }[]): number {
  const mean = (of: (sample: (typeof samples)[number]) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [middle, height] = [mean(({ minutes }) => minutes), mean(({ value }) => value)];
  const spread = samples.reduce((sum, { minutes }) => sum + (minutes - middle) ** 2, 0);
  const common = samples.reduce((sum, { minutes, value }) => sum + (minutes - middle) * (value - height), 0);
  return spread === 0 ? 0 : common / spread;
}
