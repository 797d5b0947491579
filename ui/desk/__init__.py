"""The page of the day: one box, one band, one person, the last scans."""
