"""What goes wrong with one subscription costs that one alone."""

from __future__ import annotations

from pathlib import Path

from bench.conformance.lab import Reply, items, open_lab, rss

from broadsheet.desk import Ways
from broadsheet.store import articles, entries


def test_a_lost_key_costs_the_private_subscription_alone() -> None:
    with open_lab() as lab:
        for number in (1, 2):
            lab.site(number).paths["/feed.xml"] = Reply(body=rss(*items(2)))
        private, public = lab.follow(lab.site(1).url()), lab.follow(lab.site(2).url())
        private = lab.desk.subscriptions.unlock(private.id, Ways(user="ann", password="harbour"))
        (key,) = Path(lab.desk.store.url.removeprefix("sqlite:///")).parent.glob("*.key")
        key.unlink()
        lab.round()
        assert "key" in (lab.told(private.id).error or "")
        assert not lab.site(1).asked, "nothing is asked without the login"
        assert lab.told(public.id).error is None
        assert lab.told(public.id).checked


def test_what_cannot_be_stored_costs_its_own_subscription_alone() -> None:
    with open_lab() as lab:
        for number in (1, 2):
            lab.site(number).paths["/feed.xml"] = Reply(body=rss(*items(2)).replace(b"/e", b"/%d-e" % number))
        broken, sound = lab.follow(lab.site(1).url()), lab.follow(lab.site(2).url())
        with lab.desk.store.write() as connection:  # a database that refuses one row, as a bug of ours would
            connection.exec_driver_sql(
                f"CREATE TRIGGER refuse BEFORE INSERT ON articles WHEN new.subscription = '{broken.id}' "
                "BEGIN SELECT RAISE(ABORT, 'refused'); END"
            )
        lab.round()
        assert "please report it" in (lab.told(broken.id).error or "")
        assert lab.told(sound.id).error is None
        assert lab.desk.articles.count() == 2
        with lab.desk.store.write() as connection:
            connection.exec_driver_sql("DROP TRIGGER refuse")
            assert not entries.of(connection, broken.id, articles.present(connection, []))
        lab.desk.subscriptions.again(broken.id)
        lab.round()
        assert lab.told(broken.id).error is None
        assert lab.desk.articles.count() == 4, "what could not be stored comes when it can be"


def test_a_login_that_is_given_later_brings_nothing_twice() -> None:
    with open_lab() as lab:
        site = lab.site()
        site.paths["/feed.xml"] = Reply(body=rss(*items(30)))
        told = lab.follow(site.url())
        lab.round()
        before = lab.desk.marks.of([article.id for article in lab.desk.articles.newest(30)])
        told = lab.desk.subscriptions.unlock(told.id, Ways(user="ann", password="harbour"))
        site.paths["/feed.xml"] = Reply(body=rss(*items(31)))
        lab.until_due(told.id)
        lab.round()
        assert lab.told(told.id).error is None
        assert lab.desk.articles.count() == 31, "one is new"
        assert lab.desk.marks.of(list(before)) == before, "what was unread is unread still"
