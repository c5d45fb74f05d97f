// Comfort only: the search field suggests names, outlets, hashtags and fields as one types.
"use strict";

(() => {
  const field = document.getElementById("q");
  if (!field) return;
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent ?? "");
  field.closest("form").append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    field.setAttribute(name, value);
  }
  let at = -1, timer = 0, last = "";
  const choose = (step) => {
    const count = list.children.length;
    at = (at + step + count + 1) % (count + 1);
    if (at === count) at = -1;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[at].id);
  };
  const close = () => {
    list.hidden = true;
    at = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const take = (item) => {
    field.value = last = item.dataset.line;
    close();
    field.focus();
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, number) => {
      const item = document.createElement("li");
      const name = document.createElement("span");
      const kind = document.createElement("span");
      Object.assign(item, { id: `suggestion-${number}` });
      item.setAttribute("role", "option");
      item.dataset.line = one.line;
      name.textContent = one.name;
      name.dir = "auto";
      kind.textContent = one.kind;
      kind.className = "quiet";
      item.append(name, " ", kind);
      return item;
    }));
    at = -1;
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async () => {
    const asked = field.value;
    if (asked === last) return;
    last = asked;
    try {
      const answer = await fetch(`/search/suggest?q=${encodeURIComponent(asked)}`);
      const found = answer.ok ? await answer.json() : [];
      if (field.value === asked && document.activeElement === field) show(found);
    } catch { close(); }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(list.children[at]);
    } else if (event.key === "Escape") close();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const item = event.target.closest("li");
    if (item) take(item);
  });
  field.addEventListener("blur", close);
})();
