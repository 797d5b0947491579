"""How many frames with a code are read, and whether anything is read in frames without one.

python tools/camera_frames.py [WITH [WITHOUT]]   2,000 and 10,000 frames unless told
"""

import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from frames import chance_of, with_code, without_code  # noqa: E402

from checkin.pictures import codes_in_grey  # noqa: E402

CODE = "10010000012" + "3" * 15


def read(frame):
    return codes_in_grey(frame.tobytes(), frame.width, frame.height, lines=False)


def main(many: int = 2_000, empty: int = 10_000) -> None:
    for side in (80, 100, 120, 160):
        seen = Counter(read(with_code(CODE, side, chance_of(seed))) for seed in range(many // 4))
        wrong = sum(n for codes, n in seen.items() if codes not in ((CODE,), ()))
        print(f"{side} px a side: {seen[(CODE,)] / (many // 4):.1%} read, {wrong} wrong")
    start, found = perf_counter(), 0
    for seed in range(empty):
        found += bool(read(without_code(chance_of(seed))))
    print(f"{empty} frames without a code: {found} misread, {perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
