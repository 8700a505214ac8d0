/**
 * A double of Stripe.js, after https://docs.stripe.com/js: its Payment Element is a frame of Stripe's origin, and the
 * page never sees what the buyer types. The frame asks for 3-D Secure itself.
 */
export const stripeJs = `
(() => {
  const origin = new URL(document.currentScript.src).origin;
  window.Stripe = (key, { locale }) => {
    const frameOf = (client_secret, container) => {
      const frame = document.createElement("iframe");
      frame.title = "Secure payment input frame";
      frame.src = origin + "/element?" + new URLSearchParams({ client_secret, key, locale });
      container.append(frame);
      return frame;
    };
    const outcome = () =>
      new Promise((resolve) => {
        const listener = ({ origin: from, data }) => {
          if (from !== origin) return;
          removeEventListener("message", listener);
          resolve(data);
        };
        addEventListener("message", listener);
      });
    return {
      retrievePaymentIntent: async (client_secret) => {
        const query = new URLSearchParams({ client_secret, key });
        const response = await fetch(origin + "/v1/payment_intents/" + client_secret.split("_secret_")[0] + "?" + query);
        return { paymentIntent: await response.json() };
      },
      handleNextAction: async ({ clientSecret }) => {
        const frame = frameOf(clientSecret, document.body);
        const answer = await outcome();
        frame.remove();
        return answer;
      },
      elements: ({ clientSecret }) => {
        const handlers = {};
        let frame;
        return {
          create: () => ({
            on: (event, handler) => (handlers[event] = handler),
            mount: (container) => {
              frame = frameOf(clientSecret, container);
              frame.onload = () => handlers.ready();
            },
            destroy: () => frame?.remove(),
          }),
          confirm: () => {
            const answer = outcome();
            frame.contentWindow.postMessage("confirm", origin);
            return answer;
          },
        };
      },
      confirmPayment: ({ elements }) => elements.confirm(),
    };
  };
})();
`;

/** The document in the frame: the card number, and afterwards the bank's question. */
export const stripeElementHtml = `<!doctype html>
<title>Payment Element</title>
<label>Card number <input id="number" autocomplete="off"></label>
<div id="bank" hidden>
  <button id="complete">Complete authentication</button>
  <button id="fail">Fail authentication</button>
</div>
<script>
  const query = new URLSearchParams(location.search);
  const secret = query.get("client_secret");
  const id = secret.split("_secret_")[0];
  const number = document.getElementById("number");
  const bank = document.getElementById("bank");
  const send = async (path, form) => {
    const response = await fetch("/v1/payment_intents/" + id + path, {
      method: "POST",
      headers: { authorization: "Bearer " + query.get("key") },
      body: new URLSearchParams({ client_secret: secret, ...form }),
    });
    return await response.json();
  };
  const report = ({ error }) => parent.postMessage(error ? { error: { message: error.message } } : {}, "*");
  const answer = async (outcome) => {
    bank.hidden = true;
    report(await send("/authenticate", { outcome }));
  };
  // a payment that waits for the bank shows its question at once
  fetch("/v1/payment_intents/" + id + "?" + query)
    .then((response) => response.json())
    .then(({ status }) => (bank.hidden = status !== "requires_action"));
  document.getElementById("complete").onclick = () => answer("approved");
  document.getElementById("fail").onclick = () => answer("refused");
  addEventListener("message", async ({ data }) => {
    if (data !== "confirm") return;
    const body = await send("/confirm", { number: number.value });
    if (body.status === "requires_action") bank.hidden = false;
    else report(body);
  });
</script>
`;
