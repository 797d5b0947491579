"""The layout editor: the real page beside its fields, moved and sized by hand and by keys."""
