"""Leave to enter against a refusal: which one, and why. It is kept with the scan."""

from dataclasses import dataclass

LONGEST = 200  # characters of a reason worth keeping


@dataclass(frozen=True)
class Consent:
    """A supervisor lets somebody in all the same."""

    leave: str  # the outcome that is overruled, such as "full"
    reason: str  # as the supervisor says it; never empty
    pin: str = ""  # where this desk asks for one; never kept

    def covers(self, outcome: str) -> bool:
        """Whether this is the refusal that was seen, and not another one since."""
        return bool(self.reason.strip()) and outcome == self.leave
