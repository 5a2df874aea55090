"""Times, actors, speech and events, read off the parse."""
