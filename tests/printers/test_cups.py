"""Against a small CUPS of our own, which says and does what the real one was seen to."""

from datetime import UTC, datetime, timedelta

import pytest
from printers.fake_cups import fake_cups

from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers import Media, Sent, Stage, ipp, list_printers, open_printer, talking
from checkin.printers import cups as cups_kind
from checkin.printers.ipp import Tag
from checkin.printers.talking import Server, cups_server

A6 = Media(105, 148)


@pytest.fixture
def cups(monkeypatch):
    with fake_cups() as fake:
        monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{fake.port}")
        yield fake


@pytest.fixture
def printer(cups):
    return open_printer("cups", "badge")


def test_the_page_goes_out_whole_at_its_size_and_unscaled(cups, printer):
    sent = printer.send(b"%PDF-1.7 page", "001 000 123", A6)
    job = next(asked for asked in cups.asked if asked.code == 2)
    assert (sent.name, cups.documents) == ("1", [b"%PDF-1.7 page"])
    assert ipp.word(job.group(Tag.JOB), "media") == "iso_a6_105x148mm"
    assert ipp.word(job.group(Tag.JOB), "print-scaling") == "none"
    assert ipp.word(job.group(Tag.OPERATION), "job-name") == "001 000 123"


def test_what_was_chosen_goes_along_where_the_printer_offers_it(cups, printer):
    assert {each.name: each.values for each in printer.offers()} == {
        "media-source": ("main", "rear"), "finishings": ("3", "60"),
        "print-speed": ("50", "51", "52"),
    }  # fmt: skip
    printer.options = {"media-source": "rear", "finishings": "60", "print-speed": "99", "x": "y"}
    printer.send(b"%PDF", "x", A6)
    job = next(asked for asked in cups.asked if asked.code == 2).group(Tag.JOB)
    assert ipp.word(job, "media") == "iso_a6_105x148mm"
    assert ipp.word(job, "InputSlot") == "Rear"  # as CUPS calls trays
    assert job["finishings"] == [ipp.Value(Tag.ENUM, 60)]
    assert not job.keys() & {"print-speed", "x"}


def test_a_missing_printer_is_said_at_once_with_those_there_are(cups):
    with pytest.raises(PrinterNotReady, match=r"no printer of this name.*badge"):
        open_printer("cups", "Zebra 9").send(b"%PDF", "x", A6)
    assert cups.documents == []


def test_a_stopped_queue_says_why_and_can_be_started(cups, printer):
    cups.state, cups.message, cups.reasons = 5, "Paper jam in tray 1", ("paused",)
    with pytest.raises(PrinterNotReady, match="Paper jam in tray 1"):
        printer.send(b"%PDF", "x", A6)
    assert printer.mend()
    assert printer.send(b"%PDF", "x", A6).name == "1"


def test_what_cups_refuses_is_said_in_its_words(cups, printer):
    cups.refuse = "Unsupported document-format."
    with pytest.raises(PrinterNotReady, match="Unsupported document-format"):
        printer.send(b"%PDF", "x", A6)


def test_no_answer_is_told_from_a_refusal(cups, printer, monkeypatch):
    monkeypatch.setattr(talking, "PATIENCE_S", 0.2)
    cups.hang_s = 1
    with pytest.raises(PrinterUncertain, match="nobody knows"):
        printer.send(b"%PDF", "001 Ali Ng", A6)


def test_after_silence_the_page_is_found_if_it_was_taken(cups, printer):
    long_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=1)
    assert printer.find("001 Ali Ng", long_ago) is None
    printer.send(b"%PDF", "001 Ali Ng", A6)
    assert printer.find("001 Ali Ng", long_ago) == Sent("1")
    assert printer.find("001 Ali Ng", long_ago + timedelta(hours=1)) is None
    assert printer.find("002 Bo Ek", long_ago) is None


def test_printers_are_listed_with_make_state_and_reason(cups):
    cups.reasons = ("media-empty-error", "toner-low-report")
    one = list_printers()[1]
    assert (one.name, one.make, one.state, one.reason, one.is_default) == (
        "badge", "Zebra ZD421 203dpi", "ready", "it is out of paper", True,
    )  # fmt: skip


@pytest.mark.parametrize("said", ["", "127.0.0.1:1"])
def test_without_cups_there_are_no_printers_but_those_of_files(monkeypatch, said):
    monkeypatch.setenv("CUPS_SERVER", said)
    monkeypatch.setattr(talking, "SOCKETS", ())
    assert [p.kind for p in list_printers()] == ["folder", "mail"]
    with pytest.raises(PrinterNotReady, match="stays in the print queue"):
        open_printer("cups", "badge").send(b"%PDF", "x", A6)


def test_a_title_may_hold_anything_at_all(cups, printer):
    printer.send(b"%PDF", "-o raw\n\0\ud800 Айгүл" + "x" * 999, A6)
    title = ipp.word(cups.jobs[0], "job-name")
    assert title.startswith("-o raw    Айгүл")
    assert len(title) <= 100


@pytest.mark.parametrize(
    ("job_state", "stage"),
    [(3, Stage.WAITING), (5, Stage.PRINTING), (7, Stage.GIVEN_UP), (8, Stage.GIVEN_UP),
     (9, Stage.DONE)],
)  # fmt: skip
def test_the_fate_of_a_page_is_asked_of_the_job(cups, printer, job_state, stage):
    cups.job_state = job_state
    sent = printer.send(b"%PDF", "x", A6)
    assert printer.fate(sent).stage is stage
    assert printer.fate(Sent("77")).stage is Stage.UNKNOWN
    assert printer.fate(Sent("badge-77 of an older version")).stage is Stage.UNKNOWN


def test_a_printer_that_is_switched_off_is_told_by_its_message(cups, printer):
    cups.job_state, cups.message = 5, "The printer is not responding."
    fate = printer.fate(printer.send(b"%PDF", "x", A6))
    assert (fate.stage, fate.reason) == (Stage.WAITING, "The printer is not responding")


def test_progress_is_no_trouble(cups, printer):
    cups.job_state, cups.message = 5, "Spooling job, 40% complete."
    assert printer.fate(printer.send(b"%PDF", "x", A6)).reason == ""


def test_a_page_can_be_taken_back(cups, printer):
    cups.job_state = 3
    sent = printer.send(b"%PDF", "x", A6)
    assert printer.withdraw(sent)
    assert printer.fate(sent).stage is Stage.GIVEN_UP
    assert not printer.withdraw(Sent(""))


@pytest.mark.parametrize("job_state", [3, 4, 6, 7, 8])
def test_a_page_that_was_broken_off_is_kept_from_coming_again(cups, printer, job_state):
    cups.job_state, cups.begins = job_state, True
    sent = printer.send(b"%PDF", "x", A6)
    assert printer.fate(sent).stage is Stage.BROKEN_OFF
    assert not printer.withdraw(sent)
    cups.asked.clear()
    assert printer.settle(sent).stage is Stage.UNKNOWN  # that printer keeps no account
    done = [asked.code for asked in cups.asked if asked.code in (0x0008, 0x000C)]
    assert done == {3: [0x000C, 8], 4: [8], 6: [0x000C, 8]}.get(job_state, [])


@pytest.mark.parametrize(
    ("said", "server"),
    [
        ("printhost", Server("printhost", 631)),
        ("10.0.0.9:8631", Server("10.0.0.9", 8631)),
        ("printhost:8631/version=1.1", Server("printhost", 8631)),
        ("/run/cups/cups.sock", Server(socket="/run/cups/cups.sock")),
    ],
)
def test_where_cups_listens_is_read_as_its_own_programs_read_it(monkeypatch, said, server):
    monkeypatch.setenv("CUPS_SERVER", said)
    assert cups_server() == server


@pytest.mark.parametrize(
    ("media", "sides"),
    [(A6, "one-sided"), (Media(210, 297, two_sided=True), "two-sided-long-edge"),
     (Media(297, 210, two_sided=True), "two-sided-short-edge")],
)  # fmt: skip
def test_a_page_says_on_which_sides_and_about_which_edge(cups, printer, media, sides):
    printer.send(b"%PDF", "x", media)
    sent = next(asked for asked in cups.asked if asked.code == 2)
    assert ipp.texts(sent.group(Tag.JOB), "sides") == [sides]


def test_a_printer_for_one_side_takes_no_page_with_a_back_and_says_why(cups, printer):
    cups.sides = ("one-sided",)
    with pytest.raises(PrinterNotReady, match="one side of the paper only"):
        printer.send(b"%PDF", "x", Media(210, 297, two_sided=True))
    assert cups.documents == []
    cups.sides = ()  # it does not say: then it may
    cups_kind._known.clear()
    printer.send(b"%PDF", "x", Media(210, 297, two_sided=True))
