"""Taking in a list: choose it, say what its columns mean, see what it would change."""
