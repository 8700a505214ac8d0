import type { SelectHTMLAttributes } from "react";
import classes from "./plain-select.module.css";

export interface PlainSelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly isSmall?: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A select of a part that every page has or that is rendered often, without the styles of a Mantine component. */
export function PlainSelect({ isSmall = false, options, ...select }: PlainSelectProps) {
  return (
    <div className={isSmall ? classes.small : classes.select}>
      <select {...select}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <svg viewBox="0 0 15 15" aria-hidden>
        <path d="m5.25 5.75 2.25-2.25 2.25 2.25m0 3.5-2.25 2.25-2.25-2.25" />
      </svg>
    </div>
  );
}
