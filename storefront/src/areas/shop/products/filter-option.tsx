import type { InputHTMLAttributes } from "react";
import text from "../../../ui/text/text.module.css";
import classes from "./filter-option.module.css";

export interface FilterOptionProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly type: "checkbox" | "radio";
  readonly label: string;
  /** The number of products with this option; undefined if it is unknown. */
  readonly count?: number | undefined;
}

/** A plain element, because a list has many options: a Mantine component computes its styles in each rendering. */
export function FilterOption({ label, count, ...input }: FilterOptionProps) {
  return (
    <label className={classes.option}>
      <input className={classes.input} {...input} />
      <span>
        {label} {count !== undefined && <span className={text.dimmed}>{count}</span>}
      </span>
    </label>
  );
}
