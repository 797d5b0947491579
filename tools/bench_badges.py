"""How fast badges are made, and how large they are. `measure()` is for `make bench`.

Every figure is the median of several runs with names that were not seen before, so that what is
kept from an earlier badge does not flatter it. Cold start and memory are measured in processes of
their own, which import only what a badge needs.
"""

import io
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from checkin.badges import BadgeFace, load_layout, render_badge, render_badges  # noqa: E402

BATCH = 1000
PLAIN_BATCH = 200
LARGE_BATCH = 10_000
RUNS = 5
SINGLE_BADGES = 60

_GIVEN = ("Айгүл", "Дәулет", "Nguyễn", "Łukasz", "İbrahim", "Өтеген", "Charlotte", "Şebnem")
_FAMILY = ("Серікқызы", "Әбілқасымұлы", "Phương", "Błaszczyk", "Yıldız", "Оразбаев", "Moreau")
_ELSEWHERE = ["أحمد الأنصاري", "श्रीकृष्ण त्रिपाठी", "สมชาย ปิ่นกล้า", "欧阳娜娜", "김민준"]
_people = count(1)


def measure() -> dict[str, float]:
    """Seconds, milliseconds and megabytes by name."""
    from bench_badges_plain import plain

    layout = load_layout("a6")
    render_badge(_face(0), layout)
    batches = [_timed(lambda: render_badges(_faces(BATCH), layout).pdf) for _ in range(RUNS)]
    singles = [_timed(lambda: render_badge(_face(), layout)) for _ in range(SINGLE_BADGES)]
    usual = statistics.median(seconds for seconds, _ in batches)
    faces = _faces(PLAIN_BATCH)
    plainly = _timed(lambda: plain(faces))[0]
    return {
        "200 A6 by plain ReportLab and qrcode.make(), s": plainly,
        "ours is faster than that, times": plainly / PLAIN_BATCH / (usual / BATCH),
        "1,000 A6, the floor: their bytes written again, s": _floor_s(batches[0][1]),
        "2,000 cards on A4 sheets of ten, s": _batch_s("a4-2x5", 2 * BATCH),
        "1,000 A6 badges with a photo each, s": _batch_s("a6", BATCH, photos=True),
        "1,000 A6 badges in one PDF, s": usual,
        "1,000 A6 badges in one PDF, MB": len(batches[0][1]) / 1e6,
        "one badge, warm, ms": statistics.median(seconds for seconds, _ in singles) * 1000,
        "one badge, warm, kB": statistics.median(len(pdf) for _, pdf in singles) / 1000,
        "first badge of a process, s": statistics.median(_cold() for _ in range(RUNS)),
        "10,000 A6 badges, highest memory, MB": _in_process("memory")[0],
    }


def _batch_s(layout: str, number: int, photos: bool = False) -> float:
    made, faces = load_layout(layout), _faces(number)
    if photos:
        faces = [replace(face, photo=_jpeg(nth)) for nth, face in enumerate(faces)]
    return _timed(lambda: render_badges(faces, made).pdf)[0]


def _jpeg(number: int) -> bytes:
    """A portrait like no other, of a usual number of bytes."""
    from PIL import Image

    written = io.BytesIO()
    noise = Image.frombytes("L", (40, 50), random.Random(number).randbytes(2000))
    noise.resize((400, 500)).convert("RGB").save(written, "JPEG", quality=88)
    return written.getvalue()


def _floor_s(pdf: bytes) -> float:
    from bench_badges_plain import floor
    from pypdf import PdfReader

    pages = [page.get_contents().get_data() for page in PdfReader(io.BytesIO(pdf)).pages]
    return _timed(lambda: floor(pages))[0]


def _faces(number: int) -> list[BadgeFace]:
    return [_face() for _ in range(number)]


def _face(number: int | None = None) -> BadgeFace:
    n = next(_people) if number is None else number
    given, family = _GIVEN[n % len(_GIVEN)], _FAMILY[n // 7 % len(_FAMILY)]
    name = _ELSEWHERE[n % 5] + f" {n}" if n % 20 == 0 else f"{given} {family} {n}"
    return BadgeFace(
        name,
        latin_name=f"{given[::-1].encode().hex()[:6].title()} Delegate {n}",
        position="Head of Volunteer Programmes",
        organisation=f"National Volunteer Network {n % 90}",
        country="KZ",
        country_name=("Kazakhstan", "Қазақстан", "Viet Nam", "Türkiye")[n % 4],
        role=("delegate", "speaker", "press", "volunteer", "staff", "guest")[n % 6],
        role_name=("Delegate", "Speaker", "Press", "Volunteer", "Staff", "Guest")[n % 6],
        forum="Steppe Volunteer Forum 2027",
        dates="20–21 June 2027",
        place="Astana",
        credential=f"1001{n:06d}0{n * 7919919919 % 10**15:015d}",
        serial=f"001 {n // 1000:03d} {n % 1000:03d}",
    )


def _timed(make: Callable[[], bytes]) -> tuple[float, bytes]:
    start = time.perf_counter()
    made = make()
    return time.perf_counter() - start, made


def _cold() -> float:
    start = time.perf_counter()
    _in_process("cold")
    return time.perf_counter() - start


def _in_process(what: str) -> list[float]:
    """Run one of the measurements below in a fresh interpreter."""
    command = [sys.executable, __file__, what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def _highest_memory_mb() -> float:
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1e6 if sys.platform == "darwin" else 1e3)


def main(what: str) -> None:
    """One measurement for a process of its own, or all of them."""
    if what == "cold":
        print(len(render_badge(_face(), load_layout("a6"))))
    elif what == "memory":
        render_badges((_face() for _ in range(LARGE_BATCH)), load_layout("a6"))
        print(_highest_memory_mb())
    else:
        for name, value in measure().items():
            print(f"{name:58} {value:10.3f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "all")
