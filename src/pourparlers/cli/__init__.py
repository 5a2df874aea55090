"""The command line: thin, and quick to start (what reads articles is imported when an article is read)."""
