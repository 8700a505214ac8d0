/**
 * Shows Stripe's Payment Element.
 *
 * @type {import("@souk/payments/provider").MountPayment}
 */
export async function mount(container, { session, locale, appearance }) {
  const { clientSecret } = session;
  const stripe = globalThis.Stripe(session.publicKey, { locale });
  const { paymentIntent } = await stripe.retrievePaymentIntent(clientSecret);
  // only the bank's question is open: for a stored card, or because the buyer has left the page during it
  if (paymentIntent?.status === "requires_action") {
    const confirm = async () => outcomeOf(await stripe.handleNextAction({ clientSecret }));
    return { confirm, unmount: () => undefined };
  }
  const elements = stripe.elements({
    clientSecret,
    appearance: {
      theme: appearance.isDark ? "night" : "stripe",
      variables: {
        colorPrimary: appearance.accentColor,
        fontFamily: appearance.fontFamily,
        borderRadius: appearance.borderRadius,
      },
    },
  });
  const element = elements.create("payment");
  await new Promise((resolve, reject) => {
    element.on("ready", resolve);
    element.on("loaderror", ({ error }) => reject(new Error(error.message)));
    element.mount(container);
  });
  return {
    async confirm() {
      const confirmParams = { return_url: session.returnUrl };
      return outcomeOf(await stripe.confirmPayment({ elements, confirmParams, redirect: "if_required" }));
    },
    unmount: () => element.destroy(),
  };
}

/** @param {{ error?: { message: string } }} answer */
function outcomeOf({ error }) {
  return error ? { status: "failed", message: error.message } : { status: "processing" };
}
