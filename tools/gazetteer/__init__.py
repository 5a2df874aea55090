"""The lists from which the long tables of the gazetteer are built, and their readers."""
