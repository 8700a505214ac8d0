/** Matches a cell that spreadsheet programs treat as a formula. */
const formula = /^'*[=+\-@\t\r]/;

/** Returns the cell in a form that spreadsheet programs treat as text. `withoutGuard` reverses it. */
export function withGuard(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
