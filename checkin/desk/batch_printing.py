"""The counter for batches on their way to paper: hundreds of badges through the one queue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from checkin.desk.batches import BadgeRun, groups, in_order
from checkin.desk.core import Core
from checkin.desk.layouts import load
from checkin.errors import BadgesStopped
from checkin.rules import delegates, issuing, print_batches, print_queue
from checkin.rules.print_batches import Badge, Batch, Run
from checkin.store.entries import Act, Kind

SHOWN = 5  # batches
PAGES_AT_ONCE = 50  # in one transaction: a check-in beside it waits no longer than for those
Told = Callable[[int, int], object]  # done, of; False stops


@dataclass(frozen=True)
class Queued:
    """A batch that is on its way."""

    batch: int
    badges: int
    pages: int
    left_out: int  # they are printed already, or on their way


class BatchPrinting:
    """Batches wait behind single badges: somebody stands at the desk and waits for his."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def start(
        self,
        title: str,
        uids: Sequence[str],
        layout: str = "",
        run: BadgeRun = BadgeRun(),  # noqa: B008 (it cannot be changed)
        told: Told | None = None,
    ) -> Queued:
        """Queue the badges of these people that are not printed yet, page by page.

        Badges that are not out yet are issued. `told` stops the work by answering False; what
        was queued by then is given up.

        Raises:
            DelegateUnknown, LayoutMissing, LayoutFaulty, BadgesStopped
        """
        made = load(self._core, layout)
        wanted = in_order(self._core, list(dict.fromkeys(uids)), run)
        for uid in wanted:
            delegates.get(uid)  # an unknown one is said before anything is queued
        first = min(max(run.first_label, 1), made.badges_per_page)
        _, _, field = run.on_paper()
        with self._core.writing() as act:
            batch = print_batches.begin(title, Run(first, run.two_sided, field), act)
        size, queued, page = made.badges_per_page, 0, 0
        name = layout or self._core.settings.layout
        group_of = groups(self._core, run)
        pages = _pages(self._unprinted(wanted), size, first - 1, group_of)
        while some := tuple(islice(pages, PAGES_AT_ONCE)):
            with self._core.writing() as act:
                for people, is_new in some:
                    page += 1
                    print_batches.add_page(batch, page, self._issued(people, act), name, act)
                    queued += len(people)
                    if is_new and (page > 1 or first == 1):  # a half-used sheet lies on top
                        print_batches.head(batch, page)
            if told is not None and told(queued, len(wanted)) is False:
                self.cancel(batch)
                raise BadgesStopped
        return Queued(batch, queued, page, len(wanted) - queued)

    def lines(self) -> list[Batch]:
        """The newest batches, those that are under way and a few before."""
        return print_batches.lines(SHOWN)

    def retry(self, batch: int) -> int:
        """Send again what certainly did not come out; how many badges."""
        with self._core.writing():
            return print_batches.retry(batch)

    def go_on_after(self, batch: int, page: int) -> int:
        """Somebody looked into the tray: pages up to that one are there, later ones are not.

        Later pages are printed (again), but for those a printer has in hand; how many badges.
        """
        with self._core.writing() as act:
            for uid, credential in print_batches.waiting_until(batch, page):
                issuing.note_printed(uid, credential, act)
            for uid, credential in print_batches.done_after(batch, page):
                issuing.undo(uid, credential, Kind.BADGE_PRINTED, act)  # else it counts twice
            return print_batches.go_on_after(batch, page, act.at)

    def cancel(self, batch: int) -> int:
        """Give up what no printer has yet; how many badges."""
        with self._core.writing():
            return print_batches.cancel(batch)

    def _unprinted(self, uids: Sequence[str]) -> list[str]:
        found = []
        for uid in uids:
            badge = issuing.live_badge(uid)
            is_out = badge is not None and badge.printed > 0
            if not is_out and not (badge and print_queue.has_open_job(badge.credential)):
                found.append(uid)
        return found

    def _issued(self, uids: Sequence[str], act: Act) -> list[Badge]:
        badges = issuing.issue_all(list(uids), self._core.seal, act)
        return [(uid, badges[uid].credential) for uid in uids]


def _pages(
    uids: Sequence[str], size: int, gone: int, group_of: Callable[[str], str]
) -> Iterator[tuple[list[str], bool]]:
    """Pages, and of each whether a group begins on it; of the first, so many labels are gone."""
    last = ""
    page: list[str] = []
    is_new = False
    for uid in uids:
        group = group_of(uid)
        if page and (len(page) + gone == size or group != last):
            yield page, is_new
            page, is_new, gone = [], False, 0
        is_new = is_new or group != last
        page.append(uid)
        last = group
    if page:
        yield page, is_new
