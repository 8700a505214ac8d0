/** The open payment, as the module of a provider gets it. */
export interface PaymentSession {
  readonly orderNumber: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly clientSecret: string | null;
  readonly publicKey: string | null;
  readonly providerOrderId: string | null;
  readonly returnUrl: string;
}

export interface PaymentAppearance {
  readonly isDark: boolean;
  readonly accentColor: string;
  readonly fontFamily: string;
  readonly borderRadius: string;
}

export type ConfirmedPayment =
  { readonly status: "processing" } | { readonly status: "failed"; readonly message?: string };

export interface MountedPayment {
  confirm(): Promise<ConfirmedPayment>;
  unmount(): void;
}

/** The protocol of the modules of all providers: `MountPayment` of `@souk/payments/provider`. */
interface ProviderModule {
  readonly mount: (
    container: HTMLElement,
    options: { readonly session: PaymentSession; readonly locale: string; readonly appearance: PaymentAppearance },
  ) => Promise<MountedPayment>;
}

/** Loads the provider's own script, and then its module. Rejects when one of them cannot be loaded. */
export async function loadProviderModule(page: {
  readonly module: string;
  readonly script: string | null;
}): Promise<ProviderModule> {
  if (page.script !== null) await loadScript(page.script);
  return (await import(/* @vite-ignore */ page.module)) as ProviderModule;
}

const loaded = new Map<string, Promise<unknown>>();

function loadScript(url: string): Promise<unknown> {
  const earlier = loaded.get(url);
  if (earlier) return earlier;
  const script = document.createElement("script");
  script.src = url;
  const loading = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => {
      loaded.delete(url);
      script.remove();
      reject(new Error(`${url} could not be loaded`));
    };
  });
  loaded.set(url, loading);
  document.head.append(script);
  return loading;
}
