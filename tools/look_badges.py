"""Two kinds of pictures of badges, to be looked at: every script, and every layout's hardest names.

`python tools/look_badges.py` writes build/look/scripts.png and build/look/badges-a6.png and so on.
"""

import io
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from badges.samples import SAMPLES, Sample, face  # noqa: E402

from checkin.badges import Layout, layout_names, load_layout, page_png, render_badge, render_badges  # noqa: E402
from checkin.badges.face import BadgeFace  # noqa: E402
from checkin.badges.fitting import TextLook  # noqa: E402
from checkin.badges.layout import Box, Part, Stack, Words  # noqa: E402

OUT = ROOT / "build" / "look"
HARD = ("kazakh", "arabic", "thai", "khmer", "hebrew", "hindi", "chinese, simplified", "korean",
        "georgian", "armenian", "tamil", "myanmar")  # fmt: skip
LINE_MM = 11.0


def scripts_page(samples: list[Sample]) -> bytes:
    """One line for each script: what it is, regular, bold."""
    lines = [_line(sample) for sample in samples]
    whole = Image.new("RGB", (lines[0].width, sum(line.height for line in lines)), "white")
    top = 0
    for line in lines:
        whole.paste(line, (0, top))
        top += line.height
    return _png(whole)


def _line(sample: Sample) -> Image.Image:
    looks = [("position", 400, 9.0, 42.0), ("display_name", 400, 20.0, 95.0),
             ("display_name", 700, 20.0, 95.0)]  # fmt: skip
    left, stacks = 4.0, []
    for field, weight, size, width in looks:
        look = TextLook(weight=weight, max_pt=size, min_pt=6)
        part = Part(Words((field,)), look, LINE_MM)
        stacks.append(Stack(Box(left, 0, width, LINE_MM), (part,)))
        left += width + 4
    about = BadgeFace(sample.text, position=sample.script, language=sample.language)
    return _drawn(about, Layout("", "", left, LINE_MM, tuple(stacks)), 110)


def layout_page(name: str, dpi: float = 70) -> bytes:
    """The badges of people with the hardest names, in one layout."""
    layout, by_script = load_layout(name), {sample.script: sample for sample in SAMPLES}
    faces = [
        face(each.text, language=each.language, honorific="H.E.", delegation="Government")
        for each in map(by_script.__getitem__, HARD)
    ]
    if layout.badges_per_page > 1:
        return page_png(render_badges(faces, layout).pdf, dpi)
    badges = [_drawn(about, layout, dpi) for about in faces]
    wide, tall = badges[0].width + 8, badges[0].height + 8
    columns = max(1, min(6, 1600 // wide))
    rows = -(-len(badges) // columns)
    whole = Image.new("RGB", (columns * wide, rows * tall), "gray")
    for at, badge in enumerate(badges):
        whole.paste(badge, (at % columns * wide + 4, at // columns * tall + 4))
    return _png(whole)


def _drawn(about: BadgeFace, layout: Layout, dpi: float) -> Image.Image:
    return Image.open(io.BytesIO(page_png(render_badge(about, layout), dpi))).convert("RGB")


def _png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    pages = {"scripts": scripts_page(SAMPLES)}
    pages |= {f"badges-{line.name}": layout_page(line.name) for line in layout_names()}
    for name, content in pages.items():
        path = OUT / f"{name}.png"
        path.write_bytes(content)
        print(path)


if __name__ == "__main__":
    main()
