/**
 * A double of Razorpay's checkout.js, after https://razorpay.com/docs/payments/payment-gateway/web-integration: a frame
 * of Razorpay's origin over the page. The bank's question is in the frame too.
 */
export const razorpayJs = `
(() => {
  const origin = new URL(document.currentScript.src).origin;
  window.Razorpay = class {
    constructor(options) {
      this.options = options;
      this.handlers = {};
    }
    on(event, handler) {
      this.handlers[event] = handler;
    }
    open() {
      const { key, order_id, amount, currency } = this.options;
      this.frame = document.createElement("iframe");
      this.frame.title = "Razorpay Checkout";
      this.frame.style = "position: fixed; inset: 10%; width: 80%; height: 80%; z-index: 1000; background: white";
      this.frame.src = origin + "/v1/checkout/public?" + new URLSearchParams({ key_id: key, order_id, amount, currency });
      this.listener = ({ origin: from, data }) => {
        if (from !== origin) return;
        if (data.error) return this.handlers["payment.failed"]?.({ error: data.error });
        this.close();
        if (data.dismissed) return this.options.modal?.ondismiss?.();
        this.options.handler(data);
      };
      addEventListener("message", this.listener);
      document.body.append(this.frame);
    }
    close() {
      removeEventListener("message", this.listener);
      this.frame?.remove();
    }
  };
})();
`;

/** The document in the frame. */
export const razorpayCheckoutHtml = `<!doctype html>
<title>Razorpay Checkout</title>
<p id="amount"></p>
<label>Card number <input id="number" autocomplete="off"></label>
<button id="pay">Pay now</button>
<button id="close">Close checkout</button>
<div id="bank" hidden>
  <button id="success">Success</button>
  <button id="failure">Failure</button>
</div>
<p id="problem" role="alert"></p>
<script>
  const query = new URLSearchParams(location.search);
  const element = (id) => document.getElementById(id);
  element("amount").textContent = query.get("currency") + " " + query.get("amount");
  const pay = async (failure) => {
    element("bank").hidden = true;
    const response = await fetch("/v1/checkout/pay", {
      method: "POST",
      body: JSON.stringify({ key: query.get("key_id"), order: query.get("order_id"), failure }),
    });
    const body = await response.json();
    if (body.error) element("problem").textContent = body.error.description;
    parent.postMessage(body, "*");
  };
  element("pay").onclick = () => {
    const number = element("number").value;
    if (number === "4000002760003184") element("bank").hidden = false;
    else void pay(number === "4000000000000002" ? "payment_declined" : undefined);
  };
  element("success").onclick = () => void pay(undefined);
  element("failure").onclick = () => void pay("payment_authentication_failed");
  element("close").onclick = () => parent.postMessage({ dismissed: true }, "*");
</script>
`;
