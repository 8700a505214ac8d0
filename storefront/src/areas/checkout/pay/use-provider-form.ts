import { useComputedColorScheme, useMantineTheme } from "@mantine/core";
import { useCallback, useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import { useClient } from "urql";
import { useLocale } from "use-intl/react";
import { localizedPath } from "../../../app/localized-path";
import type { OrderPageFragment } from "../order/order-page.generated";
import type { PaymentResult, WaitingPayment } from "../payment/paid-order";
import { payOrder } from "../payment/pay-order";
import type { PaymentPagesQuery } from "../payment/payment-options.generated";
import { payReturnPath } from "./pay-path";
import {
  loadProviderModule,
  type MountedPayment,
  type PaymentAppearance,
  type PaymentSession,
} from "./provider-module";

type ProviderPage = NonNullable<NonNullable<PaymentPagesQuery["paymentOptions"]>[number]["page"]>;

export interface ProviderFormOptions {
  readonly order: OrderPageFragment;
  readonly provider: string;
  readonly page: ProviderPage;
  readonly container: RefObject<HTMLElement | null>;
  /** Called when the payment has another result than the form. */
  readonly onResult: (result: PaymentResult) => void;
}

/** notShown: the provider's script could not be loaded, or could not show its form. */
export type FormState = "loading" | "ready" | "notShown";

/** Begins the payment, or continues the one that waits, and shows the provider's form in the container. */
export function useProviderForm({ order, provider, page, container, onResult }: ProviderFormOptions) {
  const graph = useClient();
  const locale = useLocale();
  const appearance = useAppearance();
  const mounted = useRef<MountedPayment>(undefined);
  const [state, setState] = useState<FormState>("loading");
  const { id: orderId, number } = order;

  const begin = useEffectEvent(async (isCurrent: () => boolean): Promise<FormState | undefined> => {
    const payment = { atProvider: true, provider };
    const result = await payOrder(graph, { orderId, idempotencyKey: crypto.randomUUID(), payment });
    if (!isCurrent()) return undefined;
    if (result.kind !== "actionRequired" || result.provider !== provider) {
      onResult(result);
      return undefined;
    }
    const { mount } = await loadProviderModule(page);
    const element = container.current;
    if (!element || !isCurrent()) return undefined;
    const form = await mount(element, { session: sessionOf(result), locale, appearance });
    if (!isCurrent()) {
      form.unmount();
      return undefined;
    }
    mounted.current = form;
    return "ready";
  });

  useEffect(() => {
    let isCurrent = true;
    const show = async (): Promise<void> => {
      const next = await begin(() => isCurrent).catch((): FormState => "notShown");
      if (isCurrent && next) setState(next);
    };
    void show();
    return () => {
      isCurrent = false;
      mounted.current?.unmount();
      mounted.current = undefined;
    };
  }, [orderId, provider]);

  const confirm = useCallback(async () => mounted.current?.confirm(), []);
  return { state, confirm };

  function sessionOf({ amount, clientSecret, publicKey, providerOrderId }: WaitingPayment): PaymentSession {
    const path = localizedPath(window.location.pathname).prefix + payReturnPath(number, provider);
    const returnUrl = new URL(path, window.location.origin).href;
    return { orderNumber: number, amount, clientSecret, publicKey, providerOrderId, returnUrl };
  }
}

function useAppearance(): PaymentAppearance {
  const { fontFamily, colors, primaryColor } = useMantineTheme();
  const isDark = useComputedColorScheme("light") === "dark";
  const accentColor = colors[primaryColor]?.[isDark ? 4 : 7] ?? "#127461";
  return { isDark, accentColor, fontFamily, borderRadius: "8px" };
}
