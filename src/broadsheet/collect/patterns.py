"""Feeds that an address is known to have, by the habits of the site or of the program that runs it.

One table, sorted by name; nothing here asks the network. Whether there is a feed is only known once
it is fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

_LONGEST = 2000  # characters of an address; servers take 8,000, what people paste has under 500
_NAME = r"[\w.~%-]+"
_END = r"/?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Addresses of one kind, and where their feeds are."""

    name: str
    page: str  # regular expression for "host/path?query", the host without "www." and in lower case
    feeds: tuple[
        str, ...
    ]  # addresses, \\1 for the first group; none: no feed is known, and no program is guessed


SITES = (
    Site(name="Apple Podcasts", page=r"podcasts\.apple\.com/", feeds=()),
    Site(
        name="arXiv",
        page=r"arxiv\.org/list/([\w.-]+)(?:/[\w-]+)?/?(?:\?|$)",
        feeds=(r"https://rss.arxiv.org/rss/\1",),
    ),
    Site(
        name="Blogger",
        page=r"([\w-]+\.blogspot\.[a-z.]+)/(?!feeds/)",
        feeds=(r"https://\1/feeds/posts/default",),
    ),
    Site(
        name="Blogger label",
        page=rf"([\w-]+\.blogspot\.[a-z.]+)/search/label/([^/?#]+){_END}",
        feeds=(r"https://\1/feeds/posts/default/-/\2",),
    ),
    Site(
        name="Bluesky",
        page=rf"bsky\.app/profile/([\w.:%-]+){_END}",
        feeds=(r"https://bsky.app/profile/\1/rss",),
    ),
    Site(
        name="Codeberg",
        page=rf"codeberg\.org/({_NAME}/{_NAME}){_END}",
        feeds=(r"https://codeberg.org/\1/releases.rss", r"https://codeberg.org/\1.rss"),
    ),
    Site(
        name="crates.io",
        page=rf"crates\.io/crates/([\w-]+){_END}",
        feeds=(r"https://static.crates.io/rss/crates/\1.xml",),
    ),
    Site(
        name="Dailymotion",
        page=rf"dailymotion\.com/(?:user/)?({_NAME}){_END}",
        feeds=(r"https://www.dailymotion.com/rss/user/\1",),
    ),
    Site(
        name="DEV",
        page=rf"dev\.to/({_NAME}){_END}",
        feeds=(r"https://dev.to/feed/\1",),
    ),
    Site(
        name="DEV tag",
        page=rf"dev\.to/t/({_NAME}){_END}",
        feeds=(r"https://dev.to/feed/tag/\1",),
    ),
    Site(
        name="Dreamwidth and LiveJournal",
        page=rf"([\w-]+\.(?:dreamwidth\.org|livejournal\.com)){_END}",
        feeds=(r"https://\1/data/atom", r"https://\1/data/rss"),
    ),
    Site(
        name="GitHub commits",
        page=rf"github\.com/({_NAME}/{_NAME})/(?:commits|tree)/([\w.~%/-]+?){_END}",
        feeds=(r"https://github.com/\1/commits/\2.atom",),
    ),
    Site(
        name="GitHub repository",
        page=rf"github\.com/((?!about/|collections/|features/|orgs/|sponsors/|topics/){_NAME}/{_NAME})(?:/releases|/tags)?{_END}",
        feeds=(
            r"https://github.com/\1/releases.atom",
            r"https://github.com/\1/tags.atom",
            r"https://github.com/\1/commits.atom",
        ),
    ),
    Site(
        name="GitHub user",
        page=rf"github\.com/([A-Za-z\d-]+){_END}",
        feeds=(r"https://github.com/\1.atom",),
    ),
    Site(
        name="GitLab",
        page=rf"(gitlab\.[\w.-]+)/({_NAME}(?:/{_NAME}){{1,5}}?)(?:/-/(?:releases|tags))?{_END}",
        feeds=(r"https://\1/\2/-/tags?format=atom", r"https://\1/\2.atom"),
    ),
    Site(
        name="Google News",
        page=r"news\.google\.com/(?:home|topstories)?/?(\?[^#]+)?$",
        feeds=(r"https://news.google.com/rss\1",),
    ),
    Site(
        name="Google News page",
        page=r"news\.google\.com/(topics/[^/?#]+|search)(\?[^#]+)?$",
        feeds=(r"https://news.google.com/rss/\1\2",),
    ),
    Site(
        name="Hacker News",
        page=r"news\.ycombinator\.com/(?:news)?$",
        feeds=("https://news.ycombinator.com/rss",),
    ),
    Site(
        name="Hashnode",
        page=rf"([\w-]+\.hashnode\.dev){_END}",
        feeds=(r"https://\1/rss.xml",),
    ),
    Site(
        name="Letterboxd",
        page=rf"letterboxd\.com/([\w-]+){_END}",
        feeds=(r"https://letterboxd.com/\1/rss/",),
    ),
    Site(
        name="Lobsters",
        page=r"lobste\.rs/(?:newest)?$",
        feeds=("https://lobste.rs/rss", "https://lobste.rs/newest.rss"),
    ),
    Site(
        name="Lobsters tag",
        page=rf"lobste\.rs/t/([\w,.-]+){_END}",
        feeds=(r"https://lobste.rs/t/\1.rss",),
    ),
    Site(
        name="Lobsters user",
        page=rf"lobste\.rs/~([\w-]+)(?:/stories)?{_END}",
        feeds=(r"https://lobste.rs/~\1/stories.rss",),
    ),
    Site(
        name="Medium tag",
        page=rf"medium\.com/tag/([\w-]+)(?:/[\w-]+)?{_END}",
        feeds=(r"https://medium.com/feed/tag/\1",),
    ),
    Site(
        name="Medium user or publication",
        page=rf"medium\.com/(?!feed/)(@?[\w.-]+)(?:/|{_END})",
        feeds=(r"https://medium.com/feed/\1",),
    ),
    Site(
        name="Medium, own host",
        page=r"((?!blog\.|help\.)[\w-]+\.medium\.com)/(?!feed)",
        feeds=(r"https://\1/feed",),
    ),
    Site(
        name="Pinterest",
        page=rf"([a-z]{{2,3}}\.)?pinterest\.[a-z.]+/({_NAME}){_END}",
        feeds=(r"https://www.pinterest.com/\2/feed.rss",),
    ),
    Site(
        name="Podcast player of Spotify",
        page=r"open\.spotify\.com/",
        feeds=(),
    ),
    Site(
        name="Reddit",
        page=r"(?:[a-z]{2,3}\.)?reddit\.com/((?:r|domain)/[\w.+-]+(?:/(?:best|controversial|hot|new|rising|top))?|r/\w+/comments/\w+(?:/\w+)?)/?(?:(\?[^#]+))?$",
        feeds=(r"https://www.reddit.com/\1/.rss\2",),
    ),
    Site(
        name="Reddit search",
        page=r"(?:[a-z]{2,3}\.)?reddit\.com/(r/\w+/search|search)/?(\?[^#]+)$",
        feeds=(r"https://www.reddit.com/\1.rss\2",),
    ),
    Site(
        name="Reddit user",
        page=rf"(?:[a-z]{{2,3}}\.)?reddit\.com/(?:u|user)/([\w-]+)(/m/\w+|/submitted|/comments)?{_END}",
        feeds=(r"https://www.reddit.com/user/\1\2/.rss",),
    ),
    Site(
        name="SourceForge",
        page=rf"sourceforge\.net/projects/([\w.-]+)(?:/files)?{_END}",
        feeds=(r"https://sourceforge.net/projects/\1/rss",),
    ),
    Site(
        name="SourceHut",
        page=rf"git\.sr\.ht/(~{_NAME}/{_NAME}){_END}",
        feeds=(r"https://git.sr.ht/\1/refs/rss.xml", r"https://git.sr.ht/\1/log/rss.xml"),
    ),
    Site(
        name="Stack Exchange",
        page=r"((?:[\w-]+\.)?(?:askubuntu|mathoverflow|serverfault|stackexchange|stackoverflow|superuser)\.(?:com|net))/(?:questions)?/?$",
        feeds=(r"https://\1/feeds",),
    ),
    Site(
        name="Stack Exchange question",
        page=r"((?:[\w-]+\.)?(?:askubuntu|mathoverflow|serverfault|stackexchange|stackoverflow|superuser)\.(?:com|net))/questions/(\d+)",
        feeds=(r"https://\1/feeds/question/\2",),
    ),
    Site(
        name="Stack Exchange tag",
        page=r"((?:[\w-]+\.)?(?:askubuntu|mathoverflow|serverfault|stackexchange|stackoverflow|superuser)\.(?:com|net))/(?:questions/tagged|tags)/([^/?#]+)",
        feeds=(r"https://\1/feeds/tag/\2",),
    ),
    Site(
        name="Stack Exchange user",
        page=r"((?:[\w-]+\.)?(?:askubuntu|mathoverflow|serverfault|stackexchange|stackoverflow|superuser)\.(?:com|net))/users/(\d+)",
        feeds=(r"https://\1/feeds/user/\2",),
    ),
    Site(
        name="Steam",
        page=r"store\.steampowered\.com/app/(\d+)",
        feeds=(r"https://store.steampowered.com/feeds/news/app/\1",),
    ),
    Site(
        name="Substack",
        page=r"((?!open\.)[\w-]+\.substack\.com)/(?!feed)",
        feeds=(r"https://\1/feed",),
    ),
    Site(
        name="Substack profile",
        page=rf"substack\.com/@([\w-]+){_END}",
        feeds=(r"https://\1.substack.com/feed",),
    ),
    Site(
        name="Threads, TikTok and X",
        page=r"(?:threads\.(?:com|net)|tiktok\.com|twitter\.com|x\.com)/",
        feeds=(),
    ),
    Site(
        name="Tumblr",
        page=r"((?!www\.)[\w-]+\.tumblr\.com)/(?!rss)",
        feeds=(r"https://\1/rss",),
    ),
    Site(
        name="Tumblr page of a blog",
        page=rf"tumblr\.com/(?:blog/(?:view/)?)?([\w-]+){_END}",
        feeds=(r"https://\1.tumblr.com/rss",),
    ),
    Site(
        name="Tumblr tag",
        page=rf"((?!www\.)[\w-]+\.tumblr\.com)/tagged/([^/?#]+){_END}",
        feeds=(r"https://\1/tagged/\2/rss",),
    ),
    Site(
        name="Vimeo",
        page=r"vimeo\.com/((?:channels/|groups/)?[A-Za-z][\w-]*)(?:/videos)?/?$",
        feeds=(r"https://vimeo.com/\1/videos/rss",),
    ),
    Site(
        name="Wikipedia article",
        page=r"([a-z-]{2,12}\.(?:m\.)?(?:wikinews|wikipedia|wiktionary)\.org)/wiki/([^?#]+)$",
        feeds=(r"https://\1/w/index.php?title=\2&action=history&feed=atom",),
    ),
    Site(
        name="WordPress.com",
        page=r"([\w-]+\.wordpress\.com)/(?:((?:author|category|tag)/[^/?#]+/))?(?!feed)",
        feeds=(r"https://\1/\2feed/",),
    ),
    Site(
        name="YouTube channel",
        page=r"(?:m\.)?youtube\.com/channel/(UC[\w-]{22})(?:[/?]|$)",
        feeds=(r"https://www.youtube.com/feeds/videos.xml?channel_id=\1",),
    ),
    Site(
        name="YouTube playlist",
        page=r"(?:m\.|music\.)?youtube\.com/(?:playlist|watch)\?(?:[^#]*&)?list=([\w-]+)",
        feeds=(r"https://www.youtube.com/feeds/videos.xml?playlist_id=\1",),
    ),
    Site(
        name="YouTube user",
        page=r"(?:m\.)?youtube\.com/user/([\w-]+)(?:[/?]|$)",
        feeds=(r"https://www.youtube.com/feeds/videos.xml?user=\1",),
    ),
    Site(
        # A name alone says nothing of the channel's id: the page itself does, by its canonical link.
        name="YouTube, other pages",
        page=r"(?:m\.)?youtube\.com/",
        feeds=(),
    ),
)
"""Known sites, sorted by name."""

PROGRAMS = (
    Site(
        name="Discourse category",
        page=rf"([^/?#]+)/c/([\w-]+(?:/[\w-]+)?/\d+){_END}",
        feeds=(r"https://\1/c/\2.rss",),
    ),
    Site(
        name="Discourse topic",
        page=rf"([^/?#]+)/t/([\w-]+/\d+)(?:/\d+)?{_END}",
        feeds=(r"https://\1/t/\2.rss",),
    ),
    Site(
        name="Lemmy",
        page=rf"([^/?#]+)/([cu])/(\w+(?:@[\w.-]+)?){_END}",
        feeds=(r"https://\1/feeds/\2/\3.xml?sort=New",),
    ),
    Site(
        name="Mastodon tag",
        page=rf"([^/?#]+)/tags/(\w+){_END}",
        feeds=(r"https://\1/tags/\2.rss",),
    ),
    Site(
        # Misskey and Pixelfed answer at the same address.
        name="Mastodon user",
        page=rf"([^/?#]+)/@(\w+){_END}",
        feeds=(r"https://\1/@\2.rss",),
    ),
    Site(
        name="MediaWiki changes",
        page=r"([^/?#]+)/wiki/Special:RecentChanges/?$",
        feeds=(r"https://\1/w/index.php?title=Special:RecentChanges&feed=atom",),
    ),
    Site(
        name="WordPress archive",
        page=r"([^/?#]+)/((?:[^?#]{0,200}/)?(?:author|category|tag)/[^/?#]+(?:/[^/?#]+)?)/?$",
        feeds=(r"https://\1/\2/feed/",),
    ),
)
"""Programs that run on hosts of any name, told by their paths; asked where no known site fits. Sorted by name."""

# Paths at which sites keep feeds, the likeliest first: what WordPress, Ghost, Hugo, Jekyll, Django, Drupal,
# Wix, Blogger and the content systems of newspapers use by default.
_FEEDS = (
    "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed/", "/rss/", "/feeds/", "/feed.json",
    "/index.rss", "/rss/index.xml", "/feed/atom", "/blog/feed", "/blog/rss.xml", "/blog-feed.xml",
    "/feeds/posts/default", "/?feed=rss2", "/?format=rss",
)  # fmt: skip
# Paths of news sitemaps (there is no rule; these are the names in most use), last those of all pages.
_SITEMAPS = (
    "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/news_sitemap.xml", "/sitemaps/news.xml",
    "/sitemap/news.xml", "/googlenews.xml", "/google-news-sitemap.xml", "/news-sitemap-content.xml", "/sitemap.xml",
    "/sitemap_index.xml",
)  # fmt: skip
_SHOWN = re.compile(r"/(?:index|default)\.\w+$|/[^/]*\.(?:aspx?|html?|php)$", re.IGNORECASE)


@cache
def _compiled(sites: tuple[Site, ...]) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(site.page), site.feeds) for site in sites)


def guesses(url: str) -> list[str]:
    """Return the feeds that an address is known to have, the likeliest first, before anything is fetched.

    Of the rows that fit, the one that says most of the address counts.

    >>> guesses("https://www.youtube.com/playlist?list=PL42")
    ['https://www.youtube.com/feeds/videos.xml?playlist_id=PL42']
    """
    page = _page(url)
    for sites in (SITES, PROGRAMS):
        fitting = [(found, feeds) for pattern, feeds in _compiled(sites) if (found := pattern.match(page))]
        if fitting:
            found, feeds = max(fitting, key=lambda one: one[0].end())
            return list(dict.fromkeys(found.expand(feed) for feed in feeds))
    return []


def _page(url: str) -> str:
    """Return an address as the table has it: "host/path?query"; empty where it is none."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or len(url) > _LONGEST:
        return ""
    return f"{host}{port}{parts.path or '/'}" + (f"?{parts.query}" if parts.query else "")


def common(url: str) -> list[str]:
    """Return where sites commonly keep feeds and news sitemaps, to be tried when a page names none.

    First beside the page itself, where it isn't the site's front, then at the site's root; sitemaps last.

    >>> common("https://kite.example/blog/")[:2]
    ['https://kite.example/blog/feed', 'https://kite.example/blog/rss.xml']
    """
    root, path = _root(url)
    if not root:
        return []
    folder = _SHOWN.sub("", path).rstrip("/")
    beside = [f"{root}{folder}/{name}" for name in ("feed", "rss.xml", "index.xml")] if folder else []
    return list(dict.fromkeys([*beside, *(root + known for known in (*_FEEDS, *_SITEMAPS))]))


def news_sitemaps(url: str) -> list[str]:
    """Return where sites commonly keep a sitemap of their news alone, the likeliest first.

    >>> news_sitemaps("https://kite.example/blog/")[0]
    'https://kite.example/news-sitemap.xml'
    """
    root, _ = _root(url)
    return [root + known for known in _SITEMAPS if "news" in known] if root else []


def _root(url: str) -> tuple[str, str]:
    """Return the root of an address's site and its path; empty where it is no address of the web."""
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in {"http", "https"} and bool(parts.hostname) and len(url) <= _LONGEST
    except ValueError:
        return "", ""
    return (f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", parts.path) if known else ("", "")
