import { defineSlots, NavigationLink } from "@souk/storefront/extend";
import { GiftWrap } from "./pages/gift-wrap.tsx";
import { lookbook } from "./pages/lookbook.tsx";

export const slots = defineSlots({
  "product.below": GiftWrap,
  "account.nav": () => <NavigationLink to="/lookbook" label="Lookbook" />,
});

export const routes = [lookbook];
