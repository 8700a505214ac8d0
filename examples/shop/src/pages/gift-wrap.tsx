import { Panel, useQuery, useText, type SlotProps } from "@souk/storefront/extend";
import { useState } from "react";
import classes from "./gift-wrap.module.css";

const query = `query GiftWrap($slug: String!) { product(slug: $slug) { id name weightGrams } }`;

interface Answer {
  readonly product: { readonly name: string; readonly weightGrams: number | null } | null;
}

/** Says below each product how it is wrapped. */
export function GiftWrap({ product }: SlotProps["product.below"]) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery<Answer>(query, { slug: product.slug });
  return (
    <Panel title={t("giftWrap.title")}>
      <p>{t("giftWrap.text", { name: data?.product?.name ?? product.name })}</p>
      <button type="button" className={classes.button} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t("giftWrap.more")}
      </button>
      {isOpen && <p>{t("giftWrap.paper")}</p>}
    </Panel>
  );
}
