"""Against small programs named lp, lpstat and lpoptions that say what the real ones say."""

import pytest

from checkin.errors import PrinterNotReady, PrinterUncertain
from checkin.printers import Media, Sent, Stage, cups, list_printers, open_printer

A6 = Media(105, 148)
LPSTAT = """\
printer Zebra_1 is idle.  enabled since Mon 22 Jun 2026
	Description: Zebra ZD421
	Alerts: none
printer Brother disabled since Mon 22 Jun 2026 -
	Paper jam in tray 1
	Description: Brother QL-820
	Alerts: paused media-jam-error
system default destination: Zebra_1
"""
SIZES = "PageSize/Media Size: 86x124mm.Borderless *A6.Borderless w162h242 Custom.WIDTHxHEIGHT"
OPTIONS = r"copies=1 printer-info=Desk\ 1 printer-make-and-model='Zebra ZD421 203dpi'"


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Programs first on the PATH; `lp` keeps what it was given in lp.args and lp.pdf."""
    said = tmp_path / "said"
    said.mkdir()

    def install(name, script):
        path = said / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    install("lpstat", f"cat <<'END'\n{LPSTAT}END")
    install("lpoptions", f"[ \"$3\" ] && echo '{SIZES}' || cat <<'END'\n{OPTIONS}\nEND")
    lp = f'printf "%s\\n" "$@" > {said}/lp.args; cat > {said}/lp.pdf'
    install("lp", f'{lp}; echo "request id is Zebra_1-42 (1 file(s))"')
    monkeypatch.setenv("PATH", f"{said}:/usr/bin:/bin")
    return install


def test_the_page_goes_out_whole_at_its_size_and_unscaled(programs, tmp_path):
    sent = open_printer("cups", "Zebra_1").send(b"%PDF-1.7 page", "001 000 123", A6)
    arguments = (tmp_path / "said" / "lp.args").read_text().splitlines()
    assert sent.name == "Zebra_1-42"
    assert (tmp_path / "said" / "lp.pdf").read_bytes() == b"%PDF-1.7 page"
    assert arguments[:2] == ["-d", "Zebra_1"]
    assert "media=A6.Borderless" in arguments
    assert {"print-scaling=none", "fit-to-page=false"} < set(arguments)


def test_a_missing_printer_is_said_at_once_with_those_there_are(programs, tmp_path):
    with pytest.raises(PrinterNotReady, match=r"no printer of this name.*Zebra_1, Brother"):
        open_printer("cups", "Zebra 9").send(b"", "x", A6)
    assert not (tmp_path / "said" / "lp.args").exists()


def test_a_stopped_queue_says_why(programs):
    with pytest.raises(PrinterNotReady, match="Paper jam in tray 1"):
        open_printer("cups", "Brother").send(b"", "x", A6)


def test_what_lp_refuses_is_said_in_its_words(programs):
    programs("lp", 'echo "lp: Unsupported document-format" >&2; exit 1')
    with pytest.raises(PrinterNotReady, match="Unsupported document-format"):
        open_printer("cups", "Zebra_1").send(b"", "x", A6)


def test_no_answer_is_told_from_a_refusal(programs, monkeypatch):
    monkeypatch.setattr(cups, "PATIENCE_S", 0.3)
    programs("lp", "exec sleep 5")
    with pytest.raises(PrinterUncertain, match="nobody knows"):
        open_printer("cups", "Zebra_1").send(b"", "x", A6)


def test_printers_are_listed_with_make_state_and_reason(programs):
    zebra, brother = list_printers()[1:]
    assert (zebra.name, zebra.make, zebra.state, zebra.reason, zebra.is_default) == (
        "Zebra_1", "Zebra ZD421 203dpi", "ready", "", True,
    )  # fmt: skip
    assert (brother.state, brother.reason) == ("stopped", "Paper jam in tray 1")
    assert brother.reasons == ("paused", "media-jam")


def test_without_cups_there_are_no_printers_but_the_folder(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert [p.kind for p in list_printers()] == ["folder"]


def test_a_title_is_never_a_command(programs, tmp_path):
    open_printer("cups", "Zebra_1").send(b"", "$(touch /tmp/x); -o raw", A6)
    assert "$(touch /tmp/x); -o raw" in (tmp_path / "said" / "lp.args").read_text().splitlines()


def test_a_title_may_hold_anything_at_all(programs, tmp_path):
    open_printer("cups", "Zebra_1").send(b"", "-o raw\n\0\ud800 Айгүл" + "x" * 999, A6)
    title = (tmp_path / "said" / "lp.args").read_text().splitlines()[3]
    assert title.startswith("-o raw    Айгүл")
    assert len(title) <= 100


def test_a_print_system_that_hangs_before_the_page_is_told_from_one_that_hangs_with_it(
    programs, monkeypatch
):
    monkeypatch.setattr(cups, "PATIENCE_S", 0.3)
    programs("lpstat", "exec sleep 5")
    with pytest.raises(PrinterNotReady, match="did not answer within"):
        open_printer("cups", "Zebra_1").send(b"", "x", A6)
    assert [p.kind for p in list_printers()] == ["folder"]


@pytest.mark.parametrize(
    ("lists", "stage"),
    [
        ({"not-completed"}, Stage.WAITING),
        ({"completed", "successful"}, Stage.DONE),
        ({"completed"}, Stage.GIVEN_UP),
        (set(), Stage.UNKNOWN),
    ],
)
def test_the_fate_of_a_page_is_read_from_the_lists_of_jobs(programs, lists, stage):
    cases = "".join(f"*'{name} -o'*) echo 'Zebra_1-42 clerk 2048 Mon';; " for name in lists)
    plain = f"*-p*) cat <<'END'\n{LPSTAT}END\n;; *) : ;;"
    told = cases.replace("*'completed", "*'W completed").replace("*'successful", "*'W successful")
    programs("lpstat", f'case "$*" in {told}{plain} esac')
    assert open_printer("cups", "Zebra_1").fate(Sent("Zebra_1-42")).stage is stage


def test_an_older_cups_that_does_not_say_how_a_page_ended_is_not_believed_to(programs):
    script = 'case "$*" in *successful*) exit 1;; *not-*) : ;; *) echo "Zebra_1-42 clerk";; esac'
    programs("lpstat", script)
    assert open_printer("cups", "Zebra_1").fate(Sent("Zebra_1-42")).stage is Stage.ENDED
