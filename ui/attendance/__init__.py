"""Who came: numbers that add up, pictures of them, files, the end of the day."""
