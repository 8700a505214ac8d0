import { ShopClient, type Tokens } from "@souk/client";
import { cookies } from "next/headers";

const name = "souk.session";

/**
 * A client of the shop for the sender of this request. The tokens are in a cookie that the scripts of the page cannot
 * read. Only a server action can write a cookie (`canWrite`).
 */
export async function openShop({ canWrite = false } = {}): Promise<{ shop: ShopClient; hasSession: boolean }> {
  const jar = await cookies();
  const read = (): Tokens | undefined => {
    const text = jar.get(name)?.value;
    return text === undefined ? undefined : (JSON.parse(text) as Tokens);
  };
  const write = (tokens: Tokens | undefined): void => {
    if (!canWrite) return;
    if (tokens === undefined) jar.delete(name);
    else {
      const secure = process.env.PUBLIC_URL?.startsWith("https:") ?? false;
      jar.set(name, JSON.stringify(tokens), { httpOnly: true, sameSite: "lax", secure, path: "/" });
    }
  };
  const url = process.env.SHOP_GRAPHQL_URL ?? "http://localhost:4000/graphql";
  return { shop: new ShopClient({ url, tokens: { read, write } }), hasSession: read() !== undefined };
}
