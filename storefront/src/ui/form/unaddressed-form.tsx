import type { ReactNode } from "react";
import { useSubmit } from "react-router";

/**
 * A form that posts to the address of its page. Unlike `Form`, it does not repeat the address in the HTML: the address
 * may be a secret, such as that of a mailed link.
 */
export function UnaddressedForm({ children }: { readonly children: ReactNode }) {
  const submit = useSubmit();
  return (
    <form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      {children}
    </form>
  );
}
