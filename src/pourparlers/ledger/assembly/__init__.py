"""From the accounts of many articles to the events of a ledger: pure functions, the same for any order of articles."""
