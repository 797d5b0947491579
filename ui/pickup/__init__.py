"""Badges that leave the desk in other hands, and badges that come back."""
