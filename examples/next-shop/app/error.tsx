"use client";

/** The shop does not answer: the page can be loaded again. */
export default function Failed() {
  return <p role="alert">The shop does not answer. Try again. / La boutique ne répond pas. Réessayez.</p>;
}
