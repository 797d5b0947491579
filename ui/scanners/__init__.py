"""What reads codes: each kind of scanner has one signal, `scanned`."""
