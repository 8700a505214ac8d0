import { Combobox, Group, Text, useCombobox, VisuallyHidden } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useLayoutEffect, useRef, type InputHTMLAttributes } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { ProductPrice } from "../../../ui/price/price";
import classes from "./search-box.module.css";
import { SearchSuggestionsDocument, type SearchSuggestionsQuery } from "./search-suggestions.generated";

export interface SearchBoxProps {
  readonly field: InputHTMLAttributes<HTMLInputElement>;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** True when the box replaces a field that the user is typing into. */
  readonly takesFocus: boolean;
}

const typingPauseMs = 180;
const fewestLetters = 2;

/** The search field with suggestions: products, categories and the search itself. */
export function SearchBox({ field, text, onText, takesFocus }: SearchBoxProps) {
  const t = useTranslations("common.search");
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { suggestions, searchText, fetching } = useSuggestions(text);
  const isOpen = combobox.dropdownOpened && searchText.length >= fewestLetters;
  const count = (suggestions?.products.length ?? 0) + (suggestions?.categories.length ?? 0);

  const { resetSelectedOption } = combobox;
  // the selection is an index into the list, and in a new list it would point to another option; before the list is
  // shown, because a key may be pressed right after
  useLayoutEffect(() => resetSelectedOption(), [suggestions, resetSelectedOption]);

  useEffect(() => {
    if (!takesFocus || !input.current) return;
    const { length } = input.current.value;
    input.current.focus();
    input.current.setSelectionRange(length, length);
  }, [takesFocus]);

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(path) => {
        combobox.closeDropdown();
        if (!path.startsWith("/products?")) onText("");
        void navigate(path);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <input
          {...field}
          ref={input}
          type="text"
          onChange={({ currentTarget: { value } }) => {
            onText(value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <VisuallyHidden role="status">{isOpen && suggestions && !fetching && t("suggested", { count })}</VisuallyHidden>
      <Combobox.Dropdown hidden={!isOpen}>
        <Combobox.Options aria-label={t("suggestions")}>
          {suggestions && <Suggestions {...suggestions} />}
          <Combobox.Option value={`/products?${new URLSearchParams({ q: text.trim() }).toString()}`}>
            <Group gap="xs" wrap="nowrap">
              <IconSearch aria-hidden size={16} />
              <Text size="sm">{t("searchFor", { text: text.trim() })}</Text>
            </Group>
          </Combobox.Option>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function useSuggestions(text: string) {
  const [searchText] = useDebouncedValue(text.trim(), typingPauseMs);
  const [{ data, fetching }] = useQuery({
    query: SearchSuggestionsDocument,
    variables: { text: searchText.slice(0, 200) },
    pause: searchText.length < fewestLetters,
  });
  return { searchText, fetching, suggestions: data?.searchSuggestions };
}

function Suggestions({ products, categories }: NonNullable<SearchSuggestionsQuery["searchSuggestions"]>) {
  const t = useTranslations("common.search");
  return (
    <>
      {products.map(({ id, slug, name, price, images: [image] }) => (
        <Combobox.Option className={classes.option} key={id} value={`/products/${slug}`}>
          <Group gap="sm" wrap="nowrap">
            {image && <img src={image.url} alt="" className={classes.picture} />}
            <Text size="sm" flex={1}>
              {name}
            </Text>
            <ProductPrice money={price} size="sm" className={classes.quiet} />
          </Group>
        </Combobox.Option>
      ))}
      {categories.map(({ id, slug, name }) => (
        <Combobox.Option className={classes.option} key={id} value={`/categories/${slug}`}>
          <Group gap="xs" wrap="nowrap">
            <Text size="sm" flex={1}>
              {name}
            </Text>
            <Text size="xs" className={classes.quiet}>
              {t("category")}
            </Text>
          </Group>
        </Combobox.Option>
      ))}
    </>
  );
}
