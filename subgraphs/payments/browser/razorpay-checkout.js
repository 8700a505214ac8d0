/**
 * Opens Razorpay's checkout when the buyer confirms: a window of its own over the page.
 *
 * @type {import("@souk/payments/provider").MountPayment}
 */
export async function mount(_container, { session, appearance }) {
  let checkout;
  return {
    confirm: () =>
      new Promise((resolve) => {
        let failure;
        checkout = new globalThis.Razorpay({
          key: session.publicKey,
          order_id: session.providerOrderId,
          amount: minorUnits(session.amount),
          currency: session.amount.currency,
          description: session.orderNumber,
          theme: { color: appearance.accentColor },
          handler: () => resolve({ status: "processing" }),
          // until the buyer closes the window, they may try again in it
          modal: { ondismiss: () => resolve({ status: "failed", ...(failure ? { message: failure } : {}) }) },
        });
        checkout.on("payment.failed", ({ error }) => {
          failure = error.description;
        });
        checkout.open();
      }),
    unmount: () => checkout?.close(),
  };
}

/** @param {{ amount: string, currency: string }} money */
function minorUnits({ amount, currency }) {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return Math.round(Number(amount) * 10 ** format.resolvedOptions().maximumFractionDigits);
}
