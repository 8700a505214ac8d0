import { pageOperations } from "./page-operations.js";
import { buttonScript } from "./button-script.js";
import { mailedLinkPages } from "./mailed-link-page.js";

export const confirmEmailChangePages = mailedLinkPages({
  path: "confirm-email-change",
  title: "Confirm your new email address",
  content: (token) => `<h1>Confirm your new email address</h1>
<p>Your account has this address from then on, and your other sessions end.</p>
<button type="button" data-token="${token}">Confirm the new address</button>
<p role="status" id="outcome"></p>
<noscript><p>This button needs JavaScript. The six digits in our mail work without it.</p></noscript>`,
  otherwise: "Copy the whole link from our mail, or use the six digits in it.",
  script: buttonScript({
    operation: "ConfirmEmailChange",
    field: "confirmEmailChange",
    query: pageOperations.ConfirmEmailChange,
    success: "EmailChanged",
    said: `"Your account has the address " + result.email + " now. Sign in with it from now on."`,
  }),
});
