"""Throw texts at everything that reads codes: python tools/fuzz_codes.py [SECONDS [CORPUS]].
Needs atheris.

SECONDS are the program's own, not the clock's, so that a busy machine fuzzes no less. A crash is
an exception; a text that takes longer than SLOW_MS (generous: the fuzzer's instruments cost more
than what they watch) is written down, to be measured without them by `tools/bench_codes.py`.
Nothing is opened or executed.
"""

import os
import signal
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from time import process_time

import atheris

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

with atheris.instrument_imports(include=["checkin.rules", "ui.scanners.splitting"]):
    from checkin.desk import Desk, make_forum
    from checkin.rules import delegates, foreign, self_service, signed, validity
    from checkin.rules.diagnosing import Trial, diagnose
    from ui.scanners.splitting import Splitter

from helpers import add_delegate, make_plan  # noqa: E402

SLOW_MS = 50
AT = datetime(2026, 6, 20, 3, 30)  # noqa: DTZ001  UTC, naive, as everywhere


def main(seconds: int) -> None:
    folder = Path(tempfile.mkdtemp()) / "fuzz.forum"
    make_forum(folder, make_plan())
    desk = Desk(folder)
    with desk._core.writing() as act:  # noqa: SLF001  as a test puts somebody on the list
        add_delegate(act, "N", "Nino Beridze", email="n@r.example", organisation="Rivers")
    person = delegates.get("N")
    until = process_time() + seconds

    def read(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        start = process_time()
        if start > until:
            os.kill(os.getpid(), signal.SIGTERM)  # libFuzzer then sums up and ends
        desk.reception.is_code(text)
        desk.reception.codes_in(text)
        desk.reception.code_at_end(text)
        foreign.recognise(text)
        signed.read_signed(text)
        signed.keys_in(text)
        validity.objection(text.encode("utf-8", "replace").decode(), AT, is_plain=False)
        diagnose(Trial(text, text))
        Splitter().take(data)
        self_service.same_one([person], text[:60], text[60:])
        spent = 1000 * (process_time() - start)
        if spent > SLOW_MS:
            print(f"{spent:.0f} ms: {text[:200]!r}", file=sys.stderr)

    options = [sys.argv[0], "-max_len=3000", "-print_final_stats=1"]
    options += sys.argv[2:]
    atheris.Setup(options, read)
    atheris.Fuzz()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
