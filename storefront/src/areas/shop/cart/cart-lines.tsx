import { Divider, Stack } from "@mantine/core";
import { Fragment, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { CartContentsFragment } from "./cart.generated";
import { CartLine } from "./cart-line";

export interface CartLinesProps {
  readonly lines: CartContentsFragment["lines"];
  /** Called when a link of a line is followed. */
  readonly onNavigate?: () => void;
}

export function CartLines({ lines, onNavigate }: CartLinesProps) {
  const t = useTranslations("shop.cart");
  const list = useRef<HTMLDivElement>(null);
  return (
    <Stack ref={list} gap="md" role="group" aria-label={t("lines")} tabIndex={-1} style={{ outline: "none" }}>
      {lines.map((line, index) => (
        <Fragment key={line.product?.id ?? index}>
          {index > 0 && <Divider />}
          <CartLine line={line} onNavigate={onNavigate} onRemoved={() => list.current?.focus()} />
        </Fragment>
      ))}
    </Stack>
  );
}
