"""Text: pure helpers on words, dates, addresses and markup."""
