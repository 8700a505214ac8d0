import type { FileLine } from "./rows-of-handle";
import type { Columns } from "./shopify-columns";

/** More than any product has; a file that goes on so is cut rather than kept. */
const mostLines = 2500;

/** Puts the lines of a handle together as they come: they follow each other in a file. */
export class LinesByHandle {
  private handle = "";
  private lines: FileLine[] = [];

  constructor(private readonly columns: Columns) {}

  /** The lines of the handle before, where this line is of another one. */
  add(line: FileLine): readonly FileLine[] | undefined {
    const handle = (line.cells[this.columns.handle ?? -1] ?? "").trim();
    const isSame = handle !== "" && handle === this.handle && this.lines.length < mostLines;
    const ended = isSame ? undefined : this.end();
    this.handle = handle;
    this.lines.push(line);
    return ended;
  }

  /** Of the last handle. */
  end(): readonly FileLine[] | undefined {
    const ended = this.lines;
    this.lines = [];
    return ended.length > 0 ? ended : undefined;
  }
}
