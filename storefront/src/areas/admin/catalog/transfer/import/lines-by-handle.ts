import type { FileLine } from "./rows-of-handle";
import type { Columns } from "../shopify-columns";

/** More lines than any product has. A longer run of lines is split, to limit the memory. */
const mostLines = 2500;

/** Groups consecutive lines that have the same handle. */
export class LinesByHandle {
  private handle = "";
  private lines: FileLine[] = [];

  constructor(private readonly columns: Columns) {}

  /** Returns the lines of the previous handle if this line starts a new one. */
  add(line: FileLine): readonly FileLine[] | undefined {
    const handle = (line.cells[this.columns.handle ?? -1] ?? "").trim();
    const isSame = handle !== "" && handle === this.handle && this.lines.length < mostLines;
    const ended = isSame ? undefined : this.end();
    this.handle = handle;
    this.lines.push(line);
    return ended;
  }

  /** Returns the lines of the last handle. */
  end(): readonly FileLine[] | undefined {
    const ended = this.lines;
    this.lines = [];
    return ended.length > 0 ? ended : undefined;
  }
}
