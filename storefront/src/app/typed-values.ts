type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Values that the visitor entered before the page's scripts ran, and the field with the focus. */
export interface TypedValues {
  readonly fields: readonly TypedField[];
  readonly focused: FieldName | undefined;
}

/** The position distinguishes fields with one name, such as the radio buttons of a group or the lines of a cart. */
interface FieldName {
  readonly name: string;
  readonly position: number;
}

interface TypedField extends FieldName {
  readonly value: string;
  readonly isChecked: boolean | undefined;
}

/** Reads the values that differ from those of the rendered page. */
export function readTypedValues(root: HTMLElement): TypedValues {
  const fields = namedFields(root).filter(({ field }) => isChanged(field));
  const focused = namedFields(root).find(({ field }) => field === document.activeElement);
  return {
    fields: fields.map(({ field, ...name }) => ({ ...name, value: field.value, isChecked: checkedOf(field) })),
    focused,
  };
}

/** Enters the values into the page that the scripts have rendered, as if the visitor typed them now. */
export function enterTypedValues(root: HTMLElement, { fields, focused }: TypedValues): void {
  const find = ({ name, position }: FieldName) =>
    namedFields(root).find((other) => other.name === name && other.position === position)?.field;
  for (const typed of fields) {
    const field = find(typed);
    if (field) enter(field, typed);
  }
  if (focused) find(focused)?.focus({ preventScroll: true });
}

function namedFields(root: HTMLElement): (FieldName & { readonly field: Field })[] {
  const counts = new Map<string, number>();
  return [...root.querySelectorAll<Field>(":is(input, textarea, select)[name]:not([type=hidden])")].map((field) => {
    const position = counts.get(field.name) ?? 0;
    counts.set(field.name, position + 1);
    return { name: field.name, position, field };
  });
}

function checkedOf(field: Field): boolean | undefined {
  return field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type) ? field.checked : undefined;
}

function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
  }
  if (checkedOf(field) !== undefined)
    return (field as HTMLInputElement).checked !== (field as HTMLInputElement).defaultChecked;
  return field.value !== field.defaultValue;
}

/** React ignores a value that is set through its own property, so this uses the browser's setter. */
function enter(field: Field, { value, isChecked }: TypedField): void {
  if (isChecked !== undefined) {
    if ((field as HTMLInputElement).checked !== isChecked) field.click();
    return;
  }
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
