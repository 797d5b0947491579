"""A thread of its own for what takes long, so that a scan never waits behind it."""

from ui.parts.page import Page
from ui.tasks import Tasks


def aside(page: Page, name: str) -> Tasks:
    """Tasks that live as long as `page`; what goes wrong there, the page tells."""
    tasks = Tasks(name, page)
    tasks.failed.connect(page.failed)
    tasks.crashed.connect(page.tasks.crashed)
    page.destroyed.connect(lambda: tasks.close())
    return tasks
