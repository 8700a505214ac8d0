import { pageOperations } from "./page-operations.js";

/** A script for the browser. It shows answers as text, never as markup. */
export const resetPasswordScript = `
const form = document.querySelector("form");
const password = document.getElementById("password");
const shown = document.getElementById("shown");
const button = document.querySelector("button");
const outcome = document.getElementById("outcome");
const query = ${JSON.stringify(pageOperations.ResetPassword)};
shown.addEventListener("change", () => {
  password.type = shown.checked ? "text" : "password";
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  password.removeAttribute("aria-invalid");
  outcome.textContent = "One moment…";
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ operationName: "ResetPassword", query, variables: { input: { token: form.dataset.token, newPassword: password.value } } }),
    });
    const { data, errors } = await response.json();
    const result = data && data.resetPassword;
    if (!result) throw new Error((errors && errors[0] && errors[0].message) || "Something went wrong. Try again.");
    if (result.__typename === "SignedIn") {
      form.hidden = true;
      outcome.textContent = "The password of " + result.user.email + " is changed, and you are signed in.";
      return;
    }
    outcome.textContent = result.message;
    if (result.__typename === "VerificationFailed") return;
    button.disabled = false;
    if (result.__typename !== "WeakPassword") return;
    password.setAttribute("aria-invalid", "true");
    password.focus();
  } catch (error) {
    outcome.textContent = error instanceof TypeError ? "The shop cannot be reached. Try again." : error.message;
    button.disabled = false;
  }
});
`;
