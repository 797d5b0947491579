"""The print queue and the printer."""
