"""Plain functions over the tables; the clock and the operator are arguments."""
