"""Words that publishers name the parts of their pages with, by what they stand for. A table of data, sorted."""

from __future__ import annotations

# Collected from the class names of the pages of the extraction data and of two well-known content systems.
CLASS_WORDS: dict[str, frozenset[str]] = {
    "advert": frozenset(
        [
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "adv",
            "affiliate",
            "banner",
            "commercial",
            "deal",
            "deals",
            "dfp",
            "promo",
            "promoted",
            "promotion",
            "sponsor",
            "sponsored",
        ]
    ),
    "author": frozenset(
        ["author", "authors", "bio", "byline", "contributor", "contributors", "dateline", "profile", "writer"]
    ),
    "caption": frozenset(
        ["caption", "captions", "credit", "credits", "figcaption", "gallery", "slide", "slider", "slideshow"]
    ),
    "comment": frozenset(
        [
            "comment",
            "commentlist",
            "comments",
            "commenter",
            "discussion",
            "disqus",
            "fb",
            "replies",
            "reply",
            "respond",
        ]
    ),
    "content": frozenset(
        [
            "article",
            "articlebody",
            "body",
            "content",
            "copy",
            "entry",
            "hentry",
            "main",
            "post",
            "prose",
            "richtext",
            "rich",
            "rte",
            "single",
            "story",
            "text",
            "wysiwyg",
        ]
    ),
    "embed": frozenset(["embed", "embedded", "instagram", "tweet", "twitter", "youtube"]),
    "legal": frozenset(
        ["consent", "cookie", "cookies", "copyright", "disclaimer", "gdpr", "legal", "privacy", "terms"]
    ),
    "letter": frozenset(
        [
            "cta",
            "email",
            "form",
            "login",
            "mailchimp",
            "modal",
            "newsletter",
            "optin",
            "popup",
            "register",
            "signup",
            "subscribe",
            "subscription",
        ]
    ),
    "lift": frozenset(
        ["callout", "highlight", "infobox", "pull", "pullquote", "quote", "summary", "takeaway", "takeaways"]
    ),
    "menu": frozenset(
        [
            "breadcrumb",
            "breadcrumbs",
            "footer",
            "header",
            "masthead",
            "menu",
            "menus",
            "nav",
            "navbar",
            "navigation",
            "pager",
            "pagination",
            "skip",
            "toc",
            "toolbar",
            "topbar",
        ]
    ),
    "meta": frozenset(
        [
            "cat",
            "categories",
            "category",
            "date",
            "meta",
            "posted",
            "published",
            "tag",
            "tags",
            "time",
            "timestamp",
        ]
    ),
    "product": frozenset(["buy", "card", "cards", "cart", "price", "product", "products", "shop"]),
    "related": frozenset(
        [
            "also",
            "featured",
            "latest",
            "more",
            "most",
            "next",
            "popular",
            "prev",
            "previous",
            "read",
            "recent",
            "recommend",
            "recommendation",
            "recommendations",
            "recommended",
            "recirc",
            "related",
            "similar",
            "suggested",
            "teaser",
            "teasers",
            "trending",
        ]
    ),
    "share": frozenset(
        [
            "facebook",
            "follow",
            "linkedin",
            "pinterest",
            "share",
            "sharedaddy",
            "sharing",
            "social",
            "whatsapp",
        ]
    ),
    "side": frozenset(["aside", "rail", "right", "sidebar", "widget", "widgets"]),
}
