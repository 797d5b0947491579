"""A CUPS in a hundred lines: one queue on loopback, which does as a test tells it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from checkin.printers import ipp
from checkin.printers.ipp import Attributes, Message, Tag, Value

OK, NOT_FOUND, NOT_ACCEPTING = 0, 0x0406, 0x0506
SIZES = ("oe_badge_86x124mm", "iso_a6_105x148mm", "custom_min_10x10mm")


@dataclass
class FakeCups:
    """One print system: what it was told, and how it behaves."""

    port: int = 0
    queue: str = "badge"
    state: int = 3
    reasons: tuple[str, ...] = ("none",)
    message: str = ""
    is_accepting: bool = True
    released: threading.Event = field(default_factory=threading.Event)
    jobs: list[Attributes] = field(default_factory=list)
    documents: list[bytes] = field(default_factory=list)
    asked: list[Message] = field(default_factory=list)
    hang_s: float = 0.0
    gate: threading.Event | None = None  # a page is answered once this is set
    refuse: str = ""
    job_state: int = 9  # of the next job
    http_status: int = 200  # of every answer
    garbage: bytes | None = None  # said instead of every answer
    no_answer: int = 0  # the operation that is done, and whose answer never comes in time
    sides: tuple[str, ...] = ("one-sided", "two-sided-long-edge", "two-sided-short-edge")
    ppd: str = ""  # the file of its driver
    is_nameless: bool = False  # it does not say which number a page got
    begins: bool = False  # the next job is begun before its state is that one

    def answer(self, asked: Message, document: bytes) -> Message:
        self.asked.append(asked)
        name = ipp.word(asked.group(Tag.OPERATION), "printer-uri").rpartition("/")[2]
        if name not in ("", self.queue):
            return self.no(NOT_FOUND, "The printer or class does not exist.")
        return _DEEDS[asked.code](self, asked, document)

    def no(self, code: int, why: str) -> Message:
        said = {"status-message": [Value(Tag.TEXT, why)]}
        return Message(code, 1, [(Tag.OPERATION, said)])

    def print_job(self, asked: Message, document: bytes) -> Message:
        if self.refuse:
            return self.no(0x040A, self.refuse)
        first = asked.group(Tag.OPERATION)
        self.documents.append(document)
        self.jobs.append(
            {
                "job-id": [Value(Tag.INTEGER, len(self.jobs) + 1)],
                "job-name": first["job-name"],
                "job-state": [Value(Tag.ENUM, self.job_state)],
                "job-state-reasons": [Value(Tag.KEYWORD, "none")],
                **(
                    {"time-at-processing": [Value(Tag.INTEGER, int(time.time()))]}
                    if self.begins
                    else {}
                ),
                "time-at-creation": [Value(Tag.INTEGER, int(time.time()))],
            }
        )
        if self.gate:
            self.gate.wait(30)
        if self.hang_s:
            time.sleep(self.hang_s)
        return Message(OK, 1, [(Tag.JOB, {} if self.is_nameless else self.jobs[-1])])

    def about(self, asked: Message, _: bytes) -> Message:
        return Message(OK, 1, [(Tag.PRINTER, self.printer())])

    def printer(self) -> Attributes:
        return {
            "printer-name": [Value(Tag.NAME, self.queue)],
            "printer-make-and-model": [Value(Tag.TEXT, "Zebra ZD421 203dpi")],
            "printer-state": [Value(Tag.ENUM, self.state)],
            "printer-state-reasons": [Value(Tag.KEYWORD, word) for word in self.reasons],
            "printer-state-message": [Value(Tag.TEXT, self.message)],
            "printer-is-accepting-jobs": [Value(Tag.BOOLEAN, self.is_accepting)],
            "media-supported": [Value(Tag.KEYWORD, name) for name in SIZES],
            "media-source-supported": [Value(Tag.KEYWORD, name) for name in ("main", "rear")],
            "finishings-supported": [Value(Tag.ENUM, number) for number in (3, 60)],
            "sides-supported": [Value(Tag.KEYWORD, word) for word in self.sides],
            "print-speed-supported": [Value(Tag.RANGE, (50, 52))],
        }

    def get_job(self, asked: Message, _: bytes) -> Message:
        number = ipp.number(asked.group(Tag.OPERATION), "job-id")
        if not 0 < number <= len(self.jobs):
            return self.no(NOT_FOUND, "Job does not exist.")
        return Message(OK, 1, [(Tag.JOB, self.jobs[number - 1])])

    def get_jobs(self, asked: Message, _: bytes) -> Message:
        return Message(OK, 1, [(Tag.JOB, job) for job in self.jobs])

    def hold(self, asked: Message, _: bytes) -> Message:
        number = ipp.number(asked.group(Tag.OPERATION), "job-id")
        self.jobs[number - 1]["job-state"] = [Value(Tag.ENUM, 4)]
        return Message(OK)

    def resume(self, asked: Message, _: bytes) -> Message:
        self.state, self.reasons, self.is_accepting = 3, ("none",), True
        return Message(OK)

    def cancel(self, asked: Message, _: bytes) -> Message:
        number = ipp.number(asked.group(Tag.OPERATION), "job-id")
        self.jobs[number - 1]["job-state"] = [Value(Tag.ENUM, 7)]
        return Message(OK)


_DEEDS = {
    0x0002: FakeCups.print_job, 0x0008: FakeCups.cancel, 0x0009: FakeCups.get_job,
    0x000A: FakeCups.get_jobs, 0x000B: FakeCups.about, 0x000C: FakeCups.hold,
    0x0011: FakeCups.resume,
    0x4001: FakeCups.about, 0x4002: FakeCups.about, 0x4008: FakeCups.resume,
}  # fmt: skip


@contextmanager
def fake_cups() -> Iterator[FakeCups]:
    """The print system while it runs; its address is 127.0.0.1 and `port`."""
    fake = FakeCups()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            cut = body.find(b"%PDF")
            message, document = (body[:cut], body[cut:]) if cut > 0 else (body, b"")
            asked = ipp.decode(message)
            answer = ipp.encode(fake.answer(asked, document))
            if fake.no_answer == asked.code:
                fake.released.wait(20)
            answer = answer if fake.garbage is None else fake.garbage
            self.send_response(fake.http_status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_GET(self) -> None:
            said = fake.ppd.encode() if self.path == f"/printers/{fake.queue}.ppd" else b""
            self.send_response(200 if said else 404)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError):  # the other side has hung up, which some tests want
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
