"""The programme: checkpoints with their rules, sessions with their halls."""
