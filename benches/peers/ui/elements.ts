// A page of few elements, made by the DOM alone: the policy of a lender's site allows no HTML from text.

/** A heading, a paragraph, or the place for what went wrong. */
export function line(kind: "h1" | "p" | "alert", text: string): HTMLElement {
  const element = document.createElement(kind === "alert" ? "p" : kind);
  if (kind === "alert") element.setAttribute("role", "alert");
  element.textContent = text;
  return element;
}

/** A button. */
export function button(name: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = name;
  element.addEventListener("click", onClick);
  return element;
}

/** Fields of a form, by the names they have on the wire. */
export interface Fields<Name extends string> {
  names: Name[];
  elements: HTMLElement[];
}

/** Labelled fields, filled in with what is known. */
export function fields<Name extends string>(labels: Record<Name, string>, known: Partial<Record<Name, string>>): Fields<Name> {
  const names = Object.keys(labels) as Name[];
  const elements = names.map((name) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = name;
    input.value = known[name] ?? "";
    label.append(labels[name], input);
    return label;
  });
  return { names, elements };
}

/** A form that sends what was filled in. */
export function form<Name extends string>(
  submit: string,
  { names, elements }: Fields<Name>,
  onSubmit: (values: Record<Name, string>) => void,
): HTMLElement {
  const element = document.createElement("form");
  const send = document.createElement("button");
  send.textContent = submit;
  element.append(...elements, send);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = new FormData(element);
    onSubmit(Object.fromEntries(names.map((name) => [name, String(values.get(name))])) as Record<Name, string>);
  });
  return element;
}
