"""What the people of this desk may choose."""
