"""When electronics fail: the list on paper, and keying in what was ticked on it."""
