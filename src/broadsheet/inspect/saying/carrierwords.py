"""Words for what carries somebody's words: shells, papers, and what is done with them."""

from __future__ import annotations

from broadsheet.inspect.saying.wordlists import listed

# What carries somebody's words and is not named for it: the outlet, channel or person behind it is.
SHELLS = listed("""
    account address announcement answer article articles blog-post broadcast broadcasts bulletin clip clips column comment comments commentary communique dispatch dispatches
    editorial email emails entry essay footage interview interviews item leaflet letter letters livestream message messages monologue newsletter note notes notice op-ed piece podcast post
    posting posts presentation press-release programme quote quotes recording recordings release remark remarks reply report reports response screenshot speech statement statements
    story stories stream text texts thread tip tweet tweets video videos
    """)  # fmt: skip


# Who works for an outlet and hears for it: "told a reporter for Zorya".
STAFF = listed("""
    anchor columnist correspondent correspondents editor editors host interviewer interviewers journalist journalists newsroom photographer photographers presenter presenters
    reporter reporters stringer stringers
    """)  # fmt: skip


# Papers that stand in a chain themselves: they were written for somebody else than the reader.
PAPERS = listed("""
    affidavit agenda agreement archives assessment audit bill cable cables charges circular complaint court-filing contract contracts data database decree deposition diary directive document documents dossier draft file files filing
    filings guidelines indictment invoice invoices ledger lawsuit log logbook logs memo memos manifest map maps minutes papers petition photographs photos plan plans presentation proposal readout receipts record records schedule spreadsheet statistics summary summons testimony transcript transcripts verdict warrant
    """)  # fmt: skip


# Behind whom something was done to what they said: "a report seen by", "remarks carried by".
DONE = listed("""
    aired analysed analyzed approached asked authenticated broadcast carried circulated cited collected confirmed contacted copied covered distributed documented examined excerpted
    exposed first-reported forwarded heard inspected intercepted interviewed mentioned monitored noted obtained picked
    posted printed provided published questioned quoted reached read relayed released repeated reported reposted reprinted republished retweeted revealed reviewed run screened seen
    shared shown streamed summarised summarized syndicated taken transcribed translated transmitted tweeted uncovered unearthed uploaded verified viewed watched
    """)  # fmt: skip


HANDED = listed("disclosed given handed leaked made passed provided sent shown")


# Works of somebody whom they are told with.
WORKS = frozenset(("analysis", "inquiry", "investigation", "poll", "study", "survey"))
