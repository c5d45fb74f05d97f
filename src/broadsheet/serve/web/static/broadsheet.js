// Comfort only: every page works without this file. Forms that it sends are the page's own.
"use strict";

(() => {
  const root = document.documentElement;
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // What a private window forbids to remember is not remembered.
  const kept = (store, name) => {
    try { return store().getItem(name); } catch { return null; }
  };
  const keep = (store, name, value) => {
    try { store().setItem(name, value); } catch { /* nothing is kept */ }
  };
  const local = () => localStorage, session = () => sessionStorage;
  const setCookie = (name, value) => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${name}=${value}; Path=/; Max-Age=34560000; SameSite=Lax${secure}`;
  };

  // The zone that the reader is in: pages are drawn by the desk, which may stand elsewhere.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes(`broadsheet_zone=${zone}`)) setCookie("broadsheet_zone", zone);

  // --- forms that do not leave the page ------------------------------------------------------------
  const said = find("#said");
  const say = (text) => { if (said) said.textContent = text; };

  const flip = (form, button) => {
    const on = form.elements.namedItem("on");
    if (on) on.value = on.value === "1" ? "0" : "1";
    else button.value = button.value.replace(/ [01] /, (was) => (was === " 1 " ? " 0 " : " 1 "));
    const pressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(pressed));
    if (button.dataset.other) {
      [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
    }
    const state = { read: "was-read", star: "starred" }[button.dataset.do];
    if (state) button.closest("[data-item]")?.classList.toggle(state, pressed);
  };

  const send = async (form, button) => {
    if (button.dataset.sending) return;
    button.dataset.sending = "yes";
    try {
      const body = new URLSearchParams(new FormData(form, button));
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Broadsheet": "quiet" } });
      if (answer.status === 204) flip(form, button);
      else if (answer.status === 409) say(await answer.text());
      else { // the page for what went wrong says it better
        delete form.dataset.quiet;
        form.requestSubmit(button);
      }
    } catch {
      say(said?.dataset.lost ?? "");
    } finally {
      delete button.dataset.sending;
    }
  };

  document.addEventListener("submit", (event) => {
    const { target: form, submitter: button } = event;
    if (!form.matches("form[data-quiet]") || !button?.hasAttribute("aria-pressed")) return;
    event.preventDefault();
    send(form, button);
  });

  // --- walking ------------------------------------------------------------------------------------
  let at = -1;
  const items = () => all("[data-item]").filter((item) => item.offsetParent);
  const current = () => find("[data-item].at");
  const go = (step) => {
    const list = items();
    if (!list.length) return;
    list[at]?.classList.remove("at");
    at = Math.min(Math.max(at + step, 0), list.length - 1);
    list[at].classList.add("at");
    find("a[href]", list[at])?.focus({ preventScroll: true });
    list[at].scrollIntoView({ block: "nearest" });
  };

  // From an article to the next one of the list that one came from.
  const path = (link) => new URL(link.href).pathname;
  const links = () => all("[data-item]").map((item) => find("a.head[href], h2 a[href], h3 a[href]", item)).filter(Boolean);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-item] a[href]");
    if (link) keep(session, "list", JSON.stringify(links().map(path)));
  });
  const turn = (step) => {
    const list = JSON.parse(kept(session, "list") ?? "[]");
    const here = list.indexOf(location.pathname);
    if (here >= 0 && list[here + step]) location.assign(list[here + step]);
    else find(`a[rel=${step > 0 ? "next" : "prev"}]`)?.click();
  };

  const nearest = (selector) => (current() && find(selector, current())) ?? find(`main ${selector}`);
  const press = (name) => nearest(`[data-do=${name}]`)?.click();
  const open = (selector) => {
    const link = nearest(selector);
    if (link) window.open(link.href, "_blank", "noopener");
  };
  const outlet = () => {
    const link = nearest("a[href^='/outlets/']");
    if (link) location.assign(`${link.pathname.replace(/\/articles$/, "")}/articles`);
  };

  const help = find("#keys");
  const places = { d: "/digest", h: "/highlights", p: "/preferences", r: "/river", s: "/subscriptions", t: "/", u: "/rules" };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    n: () => turn(1),
    p: () => turn(-1),
    o: () => find("a[href]", current() ?? document.createElement("p"))?.click(),
    v: () => open("a[data-original]"),
    a: outlet,
    m: () => press("read"),
    s: () => press("star"),
    f: () => press("follow"),
    x: () => press("mute"),
    "[": () => press("above"),
    "]": () => press("below"),
    A: () => press("all"),
    z: () => press("undo"),
    "/": () => find("#q")?.focus(),
    "?": () => help?.showModal(),
  };
  const writing = (target) =>
    target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog[open]");
  let going = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (going) {
      going = false;
      const place = places[event.key];
      if (place) location.assign(place);
      return;
    }
    if (event.key === "g") going = true;
    else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  for (const button of all("[data-keys]")) {
    button.hidden = !help;
    button.addEventListener("click", () => help.showModal());
  }

  // --- swiping and scrolling ------------------------------------------------------------------------
  const far = 70; // pixels: a thumb's width, more than a slip
  const rightToLeft = () => getComputedStyle(root).direction === "rtl";
  if (root.dataset.swipe === "on") {
    let start = null;
    document.addEventListener("touchstart", (event) => {
      const touch = event.touches[0];
      start = event.touches.length === 1 && { x: touch.clientX, y: touch.clientY, item: event.target.closest?.("[data-item]") };
    }, { passive: true });
    document.addEventListener("touchend", (event) => {
      if (!start?.item) return;
      const touch = event.changedTouches[0];
      const across = (touch.clientX - start.x) * (rightToLeft() ? -1 : 1), down = Math.abs(touch.clientY - start.y);
      if (Math.abs(across) > far && Math.abs(across) > 2 * down) {
        find(`[data-do=${across > 0 ? "read" : "star"}]`, start.item)?.click();
      }
      start = null;
    }, { passive: true });
  }
  if (root.dataset.scroll === "on") {
    const seen = new IntersectionObserver((entries) => {
      for (const { target, boundingClientRect: box, isIntersecting } of entries) {
        if (isIntersecting || box.bottom > 0) continue;
        seen.unobserve(target);
        find("[data-do=read][aria-pressed=false]", target)?.click();
      }
    });
    for (const item of all("[data-item]")) seen.observe(item);
  }

  // --- subscriptions dragged into folders -------------------------------------------------------------
  const mover = find("form[data-move]");
  if (mover) {
    let dragged = null;
    for (const item of all("[data-subscription]")) {
      item.draggable = true;
      item.addEventListener("dragstart", (event) => {
        dragged = item.dataset.subscription;
        event.dataTransfer.effectAllowed = "move";
      });
      item.addEventListener("dragend", () => { dragged = null; });
    }
    for (const folder of all("[data-folder]")) {
      folder.addEventListener("dragover", (event) => {
        if (dragged === null) return;
        event.preventDefault();
        folder.classList.add("over");
      });
      folder.addEventListener("dragleave", (event) => {
        if (!folder.contains(event.relatedTarget)) folder.classList.remove("over");
      });
      folder.addEventListener("drop", (event) => {
        if (dragged === null) return;
        event.preventDefault();
        mover.elements.namedItem("id").value = dragged;
        mover.elements.namedItem("folder").value = folder.dataset.folder;
        mover.submit();
      });
    }
  }

  // --- which notes are marked: remembered from article to article, unless the address says -----------------
  const asked = new URLSearchParams(location.search).has("show");
  for (const box of all("[data-show]")) {
    const key = `show-${box.dataset.show}`;
    if (!asked && kept(local, key) !== null) box.checked = kept(local, key) === "yes";
    box.addEventListener("change", () => keep(local, key, box.checked ? "yes" : "no"));
  }

  // --- light or dark at once; the cookie is the one that the form would have set ----------------------------
  const themes = find("form.themes");
  themes?.addEventListener("submit", (event) => {
    const name = event.submitter?.value;
    if (!name) return;
    event.preventDefault();
    root.dataset.theme = name;
    setCookie("broadsheet_theme", name);
    for (const button of all("button", themes)) {
      button.setAttribute("aria-pressed", String(button === event.submitter));
    }
  });

  // --- reading without a connection ----------------------------------------------------------------------
  const workers = navigator.serviceWorker;
  if (workers && root.dataset.offline === "on") {
    workers.register("/worker.js").then(() => workers.ready).then(({ active }) => {
      if (location.pathname !== "/") return;
      const edition = all("[data-item] a[href^='/stories/']").map((link) => link.href.split("#")[0]);
      active.postMessage({ edition: [...new Set(edition)].slice(0, 60) });
    });
  } else if (workers && root.dataset.offline === "off") {
    workers.getRegistrations().then((found) => {
      for (const one of found) one.unregister();
      if (found.length) caches.keys().then((names) => names.forEach((name) => caches.delete(name)));
    });
  }
  const list = find(".kept-pages");
  if (list && "caches" in window) {
    caches.open("pages-1").then(async (cache) => {
      for (const request of (await cache.keys()).reverse()) {
        const drawn = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
        const link = document.createElement("a"), entry = document.createElement("li");
        link.href = request.url;
        link.textContent = drawn.title.replace(/ · Broadsheet$/, "");
        entry.append(link);
        list.append(entry);
      }
      list.hidden = !list.children.length;
    });
  }
})();
