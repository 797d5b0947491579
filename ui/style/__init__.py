"""The visual language: tokens, fonts, icons, one palette and one style sheet."""
