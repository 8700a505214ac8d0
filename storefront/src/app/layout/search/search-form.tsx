import { useRef, useState, type ComponentType } from "react";
import { Form, useNavigate, useSearchParams } from "react-router";
import { useTranslations } from "use-intl/react";
import header from "../shop-header.module.css";
import type { SearchBoxProps } from "./search-box";
import classes from "./search-form.module.css";

/** A plain form, so search works without JavaScript too. The code for suggestions loads on demand. */
export function SearchForm() {
  const [parameters] = useSearchParams();
  const searched = parameters.get("q") ?? "";
  // a new search starts with a new text
  return <SearchFormOf key={searched} searched={searched} />;
}

function SearchFormOf({ searched }: { readonly searched: string }) {
  const t = useTranslations("common.search");
  const navigate = useNavigate();
  const [text, setText] = useState(searched);
  const plain = useRef<HTMLInputElement>(null);
  const [box, setBox] = useState<{ Box: ComponentType<SearchBoxProps>; hasFocus: boolean }>();
  const loadBox = async () => {
    const { SearchBox } = await import("./search-box");
    setBox((loaded) => loaded ?? { Box: SearchBox, hasFocus: document.activeElement === plain.current });
  };
  const field = {
    name: "q",
    value: text,
    "aria-label": t("label"),
    placeholder: t("placeholder"),
    className: classes.input,
    autoComplete: "off",
    enterKeyHint: "search",
  } as const;
  return (
    <Form
      action="/products"
      role="search"
      className={header.search}
      onSubmit={(event) => {
        if (text.trim()) return;
        event.preventDefault();
        void navigate("/products");
      }}
    >
      {box ? (
        <box.Box field={field} text={text} onText={setText} takesFocus={box.hasFocus} />
      ) : (
        <input
          {...field}
          ref={plain}
          type="search"
          onChange={({ currentTarget: { value } }) => setText(value)}
          onFocus={() => void loadBox()}
        />
      )}
    </Form>
  );
}
