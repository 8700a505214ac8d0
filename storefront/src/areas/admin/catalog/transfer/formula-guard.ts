/** A cell that begins so is a formula to a program for spreadsheets. */
const formula = /^'*[=+\-@\t\r]/;

/** The cell as a text to such a program; `withoutGuard` gives back what it was. */
export function withGuard(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
