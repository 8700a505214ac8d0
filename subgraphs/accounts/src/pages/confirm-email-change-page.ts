import { pageOperations } from "./page-operations.js";
import { buttonScript } from "./button-script.js";
import { mailedLinkPages } from "./mailed-link-page.js";

export const confirmEmailChangePages = mailedLinkPages({
  path: "confirm-email-change",
  title: "Confirm your new email address",
  content: (token) => `<h1>Confirm your new email address</h1>
<p>You will sign in with this address, and all other devices are signed out.</p>
<button type="button" data-token="${token}">Confirm new address</button>
<p role="status" id="outcome"></p>
<noscript><p>This button needs JavaScript. You can enter the six-digit code from the email instead.</p></noscript>`,
  otherwise: "Copy the whole link from the email, or enter its six-digit code.",
  script: buttonScript({
    operation: "ConfirmEmailChange",
    field: "confirmEmailChange",
    query: pageOperations.ConfirmEmailChange,
    success: "EmailChanged",
    said: `"Your email address is now " + result.email + "."`,
  }),
});
