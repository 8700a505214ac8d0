import { pageOperations } from "./page-operations.js";
import { mailedLinkPages } from "./mailed-link-page.js";
import { buttonScript } from "./button-script.js";

export const verifyEmailScript = buttonScript({
  operation: "VerifyEmail",
  field: "verifyEmail",
  query: pageOperations.VerifyEmail,
  success: "SignedIn",
  said: `result.user.email + " is confirmed, and you are signed in."`,
});

export const verifyEmailPages = mailedLinkPages({
  path: "verify-email",
  title: "Confirm your email address",
  content: (token) => `<h1>Confirm your email address</h1>
<p>One click, and your account is ready.</p>
<button type="button" data-token="${token}">Confirm and sign in</button>
<p role="status" id="outcome"></p>
<noscript><p>This button needs JavaScript. The six digits in our mail work without it.</p></noscript>`,
  otherwise: "Copy the whole link from our mail, or use the six digits in it.",
  script: verifyEmailScript,
});
