"""How badges look, and whether they will all print well."""
