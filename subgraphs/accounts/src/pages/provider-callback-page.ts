import type { SubgraphPage } from "@souk/kernel/subgraph/subgraph";
import { htmlPage, javascript, pageFile } from "./html-page.js";
import { providerCallbackScript } from "./provider-callback-script.js";

const scriptPath = "/accounts/provider-callback.js";

/**
 * The page that a provider sends the browser back to. Its script sends the page's address, asks for missing proof, and
 * redirects.
 */
export const providerCallbackPages: readonly SubgraphPage[] = [
  {
    path: "/sign-in/:provider/callback",
    answer: async () =>
      htmlPage(
        200,
        "Signing in",
        `<h1>Signing in</h1>
<p role="status" id="outcome">One moment…</p>
<form hidden>
<label for="proof"></label>
<input id="proof" autocomplete="off" required>
<button>Go on</button>
</form>
<noscript><p>Signing in with a provider needs JavaScript.</p></noscript>
<script src="${scriptPath}" defer></script>`,
      ),
  },
  { path: scriptPath, answer: async () => pageFile(javascript, providerCallbackScript) },
];
