"""What several pages use: words, buttons, chips, tables, charts, the frame."""
