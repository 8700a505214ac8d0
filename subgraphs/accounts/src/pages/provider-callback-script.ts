import { pageOperations } from "./page-operations.js";

const { CompleteProviderSignIn, VerifySecondFactor, LinkProviderIdentity } = pageOperations;

/** A script for the browser that comes back from a provider. It shows answers as text, never as markup. */
export const providerCallbackScript = `
const outcome = document.getElementById("outcome");
const form = document.querySelector("form");
const label = document.querySelector("label");
const field = document.querySelector("input");
const callbackUrl = location.href;
const [, , provider] = location.pathname.split("/");
// the code works once, and has no business in the history
history.replaceState(null, "", location.pathname);
let returnTo = "/";
let send;

const operations = ${JSON.stringify({ CompleteProviderSignIn, VerifySecondFactor, LinkProviderIdentity })};

async function ask(operationName, input) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ operationName, query: operations[operationName], variables: { input } }),
  });
  const { data, errors } = await response.json();
  if (!data || !data.it) throw new Error((errors && errors[0] && errors[0].message) || "Something went wrong. Try again.");
  return data.it;
}

function want(text, name, type, next) {
  outcome.textContent = text;
  label.textContent = name;
  field.type = type;
  field.value = "";
  form.hidden = false;
  field.focus();
  send = next;
}

function show(result) {
  form.hidden = true;
  if (result.__typename === "SignedIn" || result.__typename === "User") return location.replace(returnTo);
  if (result.__typename === "SecondFactorRequired")
    return want(result.message, "Code", "text", (code) =>
      ask("VerifySecondFactor", { challenge: result.challenge, code })
        .then((next) => (next.__typename === "VerificationFailed" ? again(next) : show(next))));
  if (result.__typename === "IdentityNotLinked")
    return want(result.message, "Password", "password", (password) =>
      ask("LinkProviderIdentity", { linkToken: result.linkToken, password })
        .then((next) => (next.__typename === "InvalidCredentials" ? again(next) : show(next))));
  outcome.textContent = result.message;
}

function again({ message }) {
  outcome.textContent = message;
  field.value = "";
}

async function guarded(run) {
  try {
    await run();
  } catch (error) {
    outcome.textContent = error instanceof TypeError ? "The shop cannot be reached. Try again." : error.message;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void guarded(() => send(field.value));
});

void guarded(async () => {
  const done = await ask("CompleteProviderSignIn", { provider, callbackUrl });
  returnTo = done.returnTo;
  show(done.result);
});
`;
