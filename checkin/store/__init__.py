"""The truth and its tables: a journal and what it adds up to, in one SQLite file."""
