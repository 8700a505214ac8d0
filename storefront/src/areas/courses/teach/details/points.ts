interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** Returns the points of a text: its lines, without empty ones. */
export function pointsOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Returns the problems with those of single points, such as `goals.0`, at the field with all of them. */
export function withWholePoints(
  problems: readonly FieldProblem[],
  inWords: (point: { readonly number: number; readonly problem: string }) => string,
): FieldProblem[] {
  return problems.map(({ path, message }) => {
    const [, field, index] = /^(goals|requirements)\.(\d+)$/.exec(path) ?? [];
    return field
      ? { path: field, message: inWords({ number: Number(index) + 1, problem: message }) }
      : { path, message };
  });
}
