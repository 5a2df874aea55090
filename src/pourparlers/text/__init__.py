"""From raw characters to a parsed text with its offsets kept."""
