import { Button } from "@mantine/core";
import { IconHeart } from "@tabler/icons-react";
import { useRef } from "react";
import { Link, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { OutdatedNotice } from "../../../ui/page-state/outdated-notice";
import { PageState } from "../../../ui/page-state/page-state";
import { useLastAnswer } from "../../../ui/page-state/use-last-answer";
import { AccountSkeleton } from "../components/account-skeleton";
import { ActionNotice } from "../components/action-notice";
import { PageTitle } from "../components/page-title";
import { NameForm } from "./name-form";
import { ShareSection } from "./share-section";
import { wishlistAction } from "./wishlist-action";
import { WishlistItem } from "./wishlist-item";
import { MyWishlistDocument, type MyWishlistQuery } from "./wishlist.generated";
import classes from "./wishlist.module.css";

export const action = import.meta.env.SSR ? wishlistAction : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, MyWishlistDocument, {});
  return null;
}

/** The products that the viewer may buy later. A change makes the list stale, so the page fetches it again. */
export function Component() {
  const t = useTranslations("account.wishlist");
  const [latest, refetch] = useQuery({ query: MyWishlistDocument });
  const { answer, isOutdated } = useLastAnswer(latest, ({ wishlist }) => Boolean(wishlist));
  const retry = () => refetch({ requestPolicy: "network-only" });
  const done = { moved: t("moved"), removed: t("removed"), renamed: t("renamed") };
  return (
    <>
      <PageTitle>{answer.data?.wishlist?.name ?? t("title")}</PageTitle>
      <ActionNotice done={done} problem={undefined} />
      <OutdatedNotice isOutdated={isOutdated} retry={retry} />
      <PageState answer={answer} loading={<AccountSkeleton height={260} />} retry={retry}>
        {({ wishlist }) =>
          wishlist ? <Contents wishlist={wishlist} /> : <ErrorState error={answer.error} retry={retry} />
        }
      </PageState>
    </>
  );
}

function Contents({ wishlist }: { readonly wishlist: NonNullable<MyWishlistQuery["wishlist"]> }) {
  const t = useTranslations("account.wishlist");
  const list = useRef<HTMLUListElement>(null);
  const { name, shareToken, items } = wishlist;
  return (
    <>
      <NameForm name={name} />
      {items.length === 0 && (
        <EmptyState icon={<IconHeart aria-hidden size={40} stroke={1.2} />} title={t("empty")} text={t("emptyText")}>
          <Button component={Link} to="/products">
            {t("toProducts")}
          </Button>
        </EmptyState>
      )}
      <ul ref={list} className={classes.list} aria-label={t("products")} tabIndex={-1}>
        {items.map((item) => (
          <WishlistItem key={item.product.id} item={item} onRemoved={() => list.current?.focus()} />
        ))}
      </ul>
      <ShareSection shareToken={shareToken} />
    </>
  );
}
