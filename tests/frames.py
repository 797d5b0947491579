"""Frames as a camera gives them: a phone held askew, dim and out of focus, or none at all."""

import random

from PIL import Image, ImageFilter
from PySide6.QtGui import QImage
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

WIDE, TALL = 640, 480


def code_picture(text, side_px):
    made = QRCode(error_correction=ERROR_CORRECT_M, box_size=8, border=4)
    made.add_data(text)
    picture = made.make_image().get_image().convert("L")
    side = round(side_px * picture.width / (picture.width - 64))
    return picture.resize((side, side), Image.Resampling.BILINEAR)


def with_code(text, side_px, chance):
    """A frame with a code of that side, turned, blurred and dimmed as `chance` has it."""
    turned = code_picture(text, side_px).convert("LA").rotate(
        chance.uniform(0, 360), Image.Resampling.BILINEAR, expand=True
    )  # fmt: skip
    frame = Image.new("L", (WIDE, TALL), chance.randrange(60, 180))
    at = (chance.randrange(WIDE - turned.width), chance.randrange(TALL - turned.height))
    frame.paste(turned.getchannel("L"), at, turned.getchannel("A"))
    frame = frame.filter(ImageFilter.GaussianBlur(chance.uniform(0, 1.0)))
    return _noisy(frame.point(_dim(chance.uniform(0.25, 1.0))), chance)


def without_code(chance):
    """A frame in which nothing is written: blocks, stripes and noise, or what looks like a code."""
    if chance.random() < 0.15:
        return _like_a_code(chance)
    wide = chance.choice([8, 24, 64, 160])
    tall = chance.choice([1, 8, 24, 64, 120])
    values = [0, 255] if chance.random() < 0.5 else range(256)
    small = Image.new("L", (wide, tall))
    small.putdata(chance.choices(values, k=wide * tall))
    frame = small.resize(
        (WIDE, TALL), chance.choice([Image.Resampling.NEAREST, Image.Resampling.BILINEAR])
    )
    return frame.rotate(chance.uniform(0, 90), fillcolor=255)


def _like_a_code(chance):
    """The three eyes of a QR with noise between them, turned: a code of no meaning."""
    size = chance.choice([21, 25, 29, 33])
    small = Image.new("L", (size + 8, size + 8), 255)
    small.paste(
        Image.frombytes("L", (size, size), bytes(chance.choices([0, 255], k=size**2))), (4, 4)
    )
    eye = Image.new("L", (9, 9), 255)
    for side, tone in ((7, 0), (5, 255), (3, 0)):
        eye.paste(tone, ((9 - side) // 2, (9 - side) // 2, (9 + side) // 2, (9 + side) // 2))
    for at in ((3, 3), (size - 4, 3), (3, size - 4)):
        small.paste(eye, at)
    side = chance.randrange(120, 300)
    turned = small.resize((side, side), Image.Resampling.NEAREST).rotate(
        chance.uniform(0, 360), Image.Resampling.BILINEAR, expand=True, fillcolor=255
    )
    frame = Image.new("L", (WIDE, TALL), 255)
    frame.paste(turned, (chance.randrange(WIDE - turned.width), 20))
    return _noisy(frame, chance)


def as_image(frame):
    return QImage(frame.tobytes(), WIDE, TALL, WIDE, QImage.Format.Format_Grayscale8).copy()


def _dim(by):
    return lambda value: int(value * by)


def _noisy(frame, chance):
    noise = Image.effect_noise((WIDE, TALL), chance.uniform(2, 14))
    return Image.blend(frame, noise, 0.08)


def chance_of(seed):
    return random.Random(seed)
