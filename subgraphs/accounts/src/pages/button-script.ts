interface ButtonScript {
  /** The mutation that the button sends with the link's token. */
  readonly operation: string;
  readonly field: string;
  readonly query: string;
  /** The result type of a success. */
  readonly success: string;
  /** The text after a success, as an expression over `result`. */
  readonly said: string;
}

/** Returns a script for the browser. It shows answers as text, never as markup. */
export function buttonScript({ operation, field, query, success, said }: ButtonScript): string {
  return `
const button = document.querySelector("button");
const outcome = document.getElementById("outcome");
const query = ${JSON.stringify(query)};
button.addEventListener("click", async () => {
  button.disabled = true;
  outcome.textContent = "One moment…";
  try {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ operationName: "${operation}", query, variables: { input: { token: button.dataset.token } } }),
    });
    const { data, errors } = await response.json();
    const result = data && data.${field};
    if (!result) throw new Error((errors && errors[0] && errors[0].message) || "Something went wrong. Try again.");
    if (result.__typename === "${success}") {
      button.hidden = true;
      outcome.textContent = ${said};
    } else {
      outcome.textContent = result.message;
    }
  } catch (error) {
    outcome.textContent = error instanceof TypeError ? "The shop cannot be reached. Try again." : error.message;
    button.disabled = false;
  }
});
`;
}
