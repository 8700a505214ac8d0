import { ScrollArea, type ScrollAreaProps } from "@mantine/core";

export interface ScrollableProps extends Pick<ScrollAreaProps, "children" | "classNames" | "mah" | "mx"> {
  /** The accessible name. */
  readonly label: string;
}

/** Scrolls content that is larger than its place. The focus can reach it, with or without links in it. */
export function Scrollable({ label, ...props }: ScrollableProps) {
  const Area = props.mah === undefined ? ScrollArea : ScrollArea.Autosize;
  return <Area type="auto" viewportProps={{ tabIndex: 0, role: "group", "aria-label": label }} {...props} />;
}
