// What was read, and the last edition, for when there is no connection. Only where the reader wants it:
// see the preference "offline"; signing out takes everything away.
"use strict";

const FILES = "files-1", PAGES = "pages-1", OFFLINE = "/offline";
const MOST = 200; // pages: at 30 kB each some 6 MB
const KEPT = /^\/($|stories\/|articles\/|river$|digest)/;

const trim = async (cache) => {
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) await cache.delete(key);
};

const keepPage = async (address, answer) => {
  if (!answer.ok || answer.redirected) return;
  const cache = await caches.open(PAGES);
  await cache.put(address, answer); // reads all of it first; what was read last stands last
  await trim(cache);
};

// Files have their digest in their address: what is kept never grows stale.
const file = async (request) => {
  const cache = await caches.open(FILES);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) cache.put(request, answer.clone());
  return answer;
};

// The address of a place within an article leads to the same page.
const plain = (address) => {
  const url = new URL(address);
  url.hash = "";
  url.searchParams.delete("at");
  return url.href;
};

const page = async (event) => {
  const address = plain(event.request.url);
  try {
    const answer = await fetch(event.request);
    if (KEPT.test(new URL(address).pathname)) event.waitUntil(keepPage(address, answer.clone()));
    return answer;
  } catch {
    return (await caches.match(address)) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
};

const keepEdition = async (addresses) => {
  const cache = await caches.open(PAGES);
  for (const address of addresses) {
    if (await cache.match(address)) continue;
    try {
      await keepPage(address, await fetch(address));
    } catch {
      return; // no connection: the next visit goes on
    }
  }
};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((cache) => cache.add(OFFLINE)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.edition)) event.waitUntil(keepEdition(event.data.edition));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(event));
});
