/** Runs in the browser. What the answer says is shown as text, never as markup. */
export const verifyEmailScript = `
const button = document.querySelector("button");
const outcome = document.getElementById("outcome");
const query = "mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) { __typename ... on SignedIn { user { email } } ... on Problem { message } } }";
button.addEventListener("click", async () => {
  button.disabled = true;
  outcome.textContent = "One moment…";
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ operationName: "VerifyEmail", query, variables: { input: { token: button.dataset.token } } }),
    });
    const { data, errors } = await response.json();
    const result = data && data.verifyEmail;
    if (!result) throw new Error((errors && errors[0] && errors[0].message) || "Something went wrong. Try again.");
    if (result.__typename === "SignedIn") {
      button.hidden = true;
      outcome.textContent = result.user.email + " is confirmed, and you are signed in.";
    } else {
      outcome.textContent = result.message;
    }
  } catch (error) {
    outcome.textContent = error instanceof TypeError ? "The shop cannot be reached. Try again." : error.message;
    button.disabled = false;
  }
});
`;
