import { Button, Drawer, Group, Loader, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { PageState } from "../../../ui/page-state/page-state";
import { CartLines } from "./cart-lines";
import { CartSummary } from "./cart-summary";
import { EmptyCart } from "./empty-cart";
import { useCart } from "./use-cart";

export interface CartDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The name of the product that was just added. */
  readonly added: string;
}

/** The cart in a drawer beside the page, after a product was added. */
export function CartDrawer({ opened, onClose, added }: CartDrawerProps) {
  const t = useTranslations("shop.cart");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title={<Text fw={650}>{t("title")}</Text>}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack gap="md">
        <Group gap={6} role="status" wrap="nowrap">
          <IconCheck aria-hidden size={18} color="var(--mantine-primary-color-filled)" />
          <Text fw={550}>{t("added", { name: added })}</Text>
        </Group>
        <DrawerContents onClose={onClose} />
      </Stack>
    </Drawer>
  );
}

function DrawerContents({ onClose }: Pick<CartDrawerProps, "onClose">) {
  const t = useTranslations("shop.cart");
  const { answer, retry } = useCart();
  return (
    <PageState answer={answer} loading={<Loader mx="auto" my="xl" />} retry={retry}>
      {({ cart, shippingPolicy }) =>
        cart && cart.lines.length > 0 ? (
          <>
            <CartLines cart={cart} onNavigate={onClose} />
            <CartSummary cart={cart} freeFrom={shippingPolicy?.freeFrom} onNavigate={onClose} />
            <Button component={Link} to="/cart" variant="default" onClick={onClose}>
              {t("toCart")}
            </Button>
          </>
        ) : (
          <EmptyCart onNavigate={onClose} />
        )
      }
    </PageState>
  );
}
