"""Settings of the whole suite."""

from hypothesis import settings

# The same examples on every run: a failure can be repeated, and a slow machine is no failure.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
