// Comfort only: every page works without this file.
"use strict";

(() => {
  const root = document.documentElement;

  // j and k walk along the stories or articles of a page; / goes to the search field.
  let at = -1;
  const items = () => [...document.querySelectorAll("[data-item]")].filter((item) => item.offsetParent);
  const walk = (step) => {
    const list = items();
    if (!list.length) return;
    list[at]?.classList.remove("at");
    at = Math.min(Math.max(at + step, 0), list.length - 1);
    const link = list[at].querySelector("a[href]");
    list[at].classList.add("at");
    link?.focus({ preventScroll: true });
    list[at].scrollIntoView({ block: "nearest" });
  };
  for (const hint of document.querySelectorAll(".keys")) hint.hidden = !items().length;
  const writing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "/") {
      const field = document.getElementById("q");
      if (field) {
        event.preventDefault();
        field.focus();
      }
    }
  });

  // Which notes are marked: remembered from article to article, unless the address says.
  const remembered = (name) => {
    try { return localStorage.getItem(name); } catch { return null; }
  };
  const remember = (name, value) => {
    try { localStorage.setItem(name, value); } catch { /* a private window: nothing is kept */ }
  };
  const asked = new URLSearchParams(location.search).has("show");
  for (const box of document.querySelectorAll("[data-show]")) {
    const key = `show-${box.dataset.show}`;
    if (!asked && remembered(key) !== null) box.checked = remembered(key) === "yes";
    box.addEventListener("change", () => remember(key, box.checked ? "yes" : "no"));
  }

  // Light or dark at once; the cookie is the one that the form would have set.
  const themes = document.querySelector("form.themes");
  themes?.addEventListener("submit", (event) => {
    const name = event.submitter?.value;
    if (!name) return;
    event.preventDefault();
    root.dataset.theme = name;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `broadsheet_theme=${name}; Path=/; Max-Age=34560000; SameSite=Lax${secure}`;
    for (const button of themes.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button === event.submitter));
    }
  });
})();
