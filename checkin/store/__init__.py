"""The truth and its tables: a journal of what happened and what it adds up to, in one SQLite file."""
