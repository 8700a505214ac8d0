import { Divider, Stack } from "@mantine/core";
import { Fragment, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { RefusedLine } from "./cart-action";
import type { CartContentsFragment } from "./cart.generated";
import { CartLine } from "./line/cart-line";

export interface CartLinesProps {
  readonly cart: CartContentsFragment;
  /** Called when a link of a line is followed. */
  readonly onNavigate?: () => void;
  /** The line whose form the server refused. */
  readonly refused?: RefusedLine | undefined;
}

export function CartLines({ cart, onNavigate, refused }: CartLinesProps) {
  const t = useTranslations("shop.cart");
  const list = useRef<HTMLDivElement>(null);
  return (
    <Stack ref={list} gap="md" role="group" aria-label={t("lines")} tabIndex={-1} style={{ outline: "none" }}>
      {cart.lines.map((line, index) => (
        <Fragment key={line.lineId}>
          {index > 0 && <Divider />}
          <CartLine
            line={line}
            isCurrent={cart.pricesAreCurrent}
            onNavigate={onNavigate}
            refused={refused?.lineId === line.lineId ? refused : undefined}
            onRemoved={() => list.current?.focus()}
          />
        </Fragment>
      ))}
    </Stack>
  );
}
