"""Everybody on the list: look, filter, correct, withdraw."""
