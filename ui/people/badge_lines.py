"""The badges of a person as their card shows them: number, what became of it, how often made."""

from collections.abc import Callable

from checkin.desk import BadgeLine, JobState
from ui.parts.basics import Item, button, column, isolated, row, text
from ui.parts.moments import moment
from ui.style.tokens import Theme
from ui.tr import tr
from ui.words import job_word, reason_word

Ask = Callable[[], None]


def badge_item(theme: Theme, badge: BadgeLine, today: str) -> Item:
    """One badge: its number above all that happened to it."""
    words = "\n".join(_history(badge, today))
    serial = text(theme, badge.serial, "body", "muted" if badge.void_at else "text")
    made = row(serial, text(theme, words, "caption", "muted", wrap=True), gap=theme.sp(10))
    made.setStretch(1, 1)
    return made


def live_badge_buttons(
    theme: Theme, badges: tuple[BadgeLine, ...], hand: Ask, lost: Ask
) -> list[Item]:  # fmt: skip
    """What one may do with the badge that is good now."""
    live = next((badge for badge in badges if badge.void_at is None), None)
    if live is None:
        return []
    items: list[Item] = []
    if live.printed and live.handed_at is None:
        made = button(theme, tr("Handed over"), kind="quiet", icon="check")
        made.clicked.connect(hand)
        items.append(made)
    if live.printed:
        gone = button(theme, tr("Lost: block it"), kind="quiet", icon="circle-slash")
        gone.clicked.connect(lost)
        items.append(gone)
    return [column(row(*items, None))] if items else []


def _history(badge: BadgeLine, today: str) -> list[str]:
    said = [_made(badge)]
    if badge.reissue:
        said.append(tr("reprint no. {count}").format(count=badge.reissue))
    if badge.handed_at is not None:
        said.append(_handed(badge, moment(badge.handed_at, today)))
    if badge.returned_at is not None:
        said.append(tr("given back at {time}").format(time=moment(badge.returned_at, today)))
    elif badge.void_at is not None:
        words = tr("void since {time}: {reason}")
        reason = isolated(reason_word(badge.void_reason))
        said.append(words.format(time=moment(badge.void_at, today), reason=reason))
    return said


def _made(badge: BadgeLine) -> str:
    if badge.void_at is None and badge.job is not None and badge.job is not JobState.DONE:
        return job_word(badge.job)
    return tr("printed") if badge.printed else tr("not printed yet")


def _handed(badge: BadgeLine, time: str) -> str:
    if not badge.handed_to:
        return tr("handed over at {time}").format(time=time)
    words = tr("handed over at {time} to {taker}")
    return words.format(time=time, taker=isolated(badge.handed_to))
