import Link from "next/link";
import type { ReactNode } from "react";
import { messages } from "../lib/messages.ts";

export default async function Layout({ children }: { children: ReactNode }) {
  const text = await messages();
  return (
    <html lang={text.cart === "Panier" ? "fr" : "en"}>
      <body style={{ fontFamily: "sans-serif", maxWidth: "40rem", margin: "2rem auto", padding: "0 1rem" }}>
        <nav>
          <Link href="/">{text.products}</Link> · <Link href="/cart">{text.cart}</Link>
        </nav>
        {children}
      </body>
    </html>
  );
}
