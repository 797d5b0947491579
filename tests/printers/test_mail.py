"""An e-mail that is ready: to the person, the badge attached, in any script; never sent by us."""

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkin.desk import JobState
from checkin.errors import PrinterNotReady
from checkin.printers import Letter, Media, Sent, Stage, open_printer
from checkin.printers.mail import draft

PDF = b"%PDF-1.7 a badge"
LETTER = Letter("nino@example.org", "ნინო ბერიძე", "Форум волонтёров")


def read(raw):
    return message_from_bytes(raw, policy=default)


def test_a_draft_is_for_one_person_and_has_the_badge_in_it():
    message = read(draft(PDF, "001 000 007 Nino Beridze", LETTER))
    assert message["To"].addresses[0].addr_spec == "nino@example.org"
    assert message["To"].addresses[0].display_name == "ნინო ბერიძე"
    assert message["Subject"] == "Форум волонтёров: ნინო ბერიძე"
    assert message["X-Unsent"] == "1"
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "001 000 007 Nino Beridze.pdf"
    assert attached.get_content() == PDF


@pytest.mark.parametrize("to", ["", "nobody", "@x", "x@", "a@b\nBcc: all@example.org", "a b@c d"])
def test_an_address_one_cannot_write_to_is_said(to):
    with pytest.raises(PrinterNotReady, match="correct it"):
        draft(PDF, "x", Letter(to, "Nino", "Forum"))


@given(st.text(), st.text(max_size=80), st.text(max_size=80))
def test_no_name_can_add_a_line_to_the_head(to, name, forum):
    try:
        raw = draft(PDF, name, Letter(to, name, forum))
    except PrinterNotReady:
        return
    message = read(raw)
    assert message["Bcc"] is None
    assert set(message.keys()) == {"To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"}


def test_two_drafts_of_one_name_are_both_kept(tmp_path):
    printer = open_printer("mail", str(tmp_path))
    printer.write_to(LETTER)
    sent = [printer.send(PDF, "Nino", Media(105, 148)).name for _ in range(2)]
    assert sent == ["Nino.eml", "Nino (2).eml"]
    assert printer.fate(Sent("Nino.eml")).stage is Stage.DONE


def test_badges_go_out_as_drafts_and_who_has_no_address_waits_with_the_reason(desk):
    desk.paper.choose("mail", "")
    for name, email in (("Нино", "nino@example.org"), ("Әлия", "")):
        uid = desk.people.register_walk_in({"display_name": name, "email": email})
        desk.paper.print_first(uid)
    while desk.paper.print_next():
        pass
    assert desk.paper.counts() == {JobState.DONE: 1, JobState.WAITING: 1}
    (file,) = (desk.folder / "mail").glob("*.eml")
    (attached,) = read(file.read_bytes()).iter_attachments()
    assert attached.get_content().startswith(b"%PDF-")
    assert "no e-mail address" in next(job.reason for job in desk.paper.queue() if job.reason)
