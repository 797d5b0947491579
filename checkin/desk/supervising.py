"""Whether it takes a supervisor's PIN to let somebody in against a rule at this desk."""

from checkin.desk.core import Core
from checkin.rules import self_service
from checkin.rules.consent import Consent
from checkin.rules.refusals import SupervisorNeeded


class Supervising:
    """The PIN of this desk's supervisors; without one, whoever works here may give leave."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def asks(self) -> bool:
        """Whether a PIN was set."""
        return bool(self._core.settings.supervisor_lock)

    def set_pin(self, pin: str, now: str = "") -> bool:
        """Ask for this PIN from now on, "" for none; False where it is too short to be one.

        Raises:
            SupervisorNeeded: `now` is not the PIN that was set before.
        """
        if self.asks() and not self_service.opens(self._core.settings.supervisor_lock, now):
            raise SupervisorNeeded()
        if pin and len(pin.strip()) < self_service.SHORTEST_CODE:
            return False
        self._core.change(supervisor_lock=self_service.lock_of(pin) if pin else "")
        return True


def require(core: Core, consent: Consent | None) -> None:
    """Let leave be given only with the PIN, where there is one.

    Raises:
        SupervisorNeeded: nothing was written.
    """
    lock = core.settings.supervisor_lock
    if lock and consent is not None and not self_service.opens(lock, consent.pin):
        raise SupervisorNeeded()
