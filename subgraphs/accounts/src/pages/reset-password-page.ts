import { passwordPolicy } from "../domain/credentials/password-policy.js";
import { escaped, mailedLinkPages } from "./mailed-link-page.js";
import { resetPasswordScript } from "./reset-password-script.js";

export const resetPasswordPages = mailedLinkPages({
  path: "reset-password",
  title: "Set a new password",
  content: (token) => `<h1>Set a new password</h1>
<form data-token="${token}">
<label for="password">New password</label>
<input id="password" type="password" autocomplete="new-password" required aria-describedby="policy outcome">
<p id="policy">${escaped(passwordPolicy.description)}</p>
<label class="choice"><input id="shown" type="checkbox"> Show the password</label>
<button type="submit">Save and sign in</button>
</form>
<p role="status" id="outcome"></p>
<noscript><p>This form needs JavaScript.</p></noscript>`,
  otherwise: "Copy the whole link from our mail, or ask for a new one.",
  script: resetPasswordScript,
});
