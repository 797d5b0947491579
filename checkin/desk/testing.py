"""The counter of the scanner check: a code to read, and what its coming in tells."""

from checkin.rules.diagnosing import TEST_CODE, Diagnosis, Trial, diagnose


class Testing:
    """Says what is wrong with a scanner. Touches no forum."""

    def code(self) -> tuple[str, ...]:
        """The test code, row by row, "1" is dark."""
        from checkin.badges.qr import symbol

        made = symbol(TEST_CODE)
        return made.rows if made else ()

    def judge(self, trial: Trial) -> Diagnosis:
        """What is set wrong, by how the test code came in."""
        return diagnose(trial)
