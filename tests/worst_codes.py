"""The texts that make reading work hardest, by name: for the bench and for the tests of bounds."""

import base64

LONGEST = 2_000  # characters of a text that is read at all
MILLIONS = 5_000_000


def worst_texts(badge: str, signed: str, ticket: str) -> dict[str, str]:
    """Each once at the length where it costs most; the last ones are what is never looked at."""
    return {
        "an altered badge": badge[:-1] + str((int(badge[-1]) + 1) % 10),
        "an altered signed ticket": signed[:60] + signed[60:62].swapcase()[::-1] + signed[62:],
        "half a repairable text of ё": "ё" * 200,
        "the longest repairable text: ё": "ё" * 400,
        "the same in Arabic, two letters a key": "لا" * 200,
        "the same in Latin with accents": "éÀ" * 200,
        "the same in Arabic digits": "٠" * 400,
        "the same in halves of letters": "\ud800" * 400,
        "every keyboard's letters": ("ёäקᎠกაՔα" + "1a" * 196)[:400],
        "digits, as long as may be cut apart": "1" * 400,
        "badges glued, the last one altered": (badge * 15)[:389] + "0",
        "tickets glued, none of the list": (ticket[::-1] * 13)[:400],
        "a ticket behind 390 others' letters": ("x" * 400)[: 400 - len(ticket)] + ticket[:-1] + "~",
        "2,000 digits": "1" * LONGEST,
        "a number of 1,990 digits as JSON": '{"i":' + "9" * 1990,
        "JSON 1,990 deep": '{"i":' + "[" * 1990,
        "JSON objects 1,990 deep": '{"a":' * 398,
        "JSON with an endless word": '{"i":[2,"' + "\\u0041" * 330,
        "an address of 990 parts": "http://a" + "/%" * 990,
        "addresses in an address": "https://a.example/?u=" * 95,
        "a contact card of 990 lines": "BEGIN:VCARD" + "\r\n" * 990,
        "a contact card of 660 fields": "MECARD:" + ";A:" * 660,
        "a contact card of escapes": "MECARD:" + "\\;" * 990,
        "a contact card of one long name": "BEGIN:VCARD\nFN:" + "N" * 1980,
        "a signed ticket's form, 900 letters": "=" + "A" * 900 + "QA",
        "a signed ticket of 100 fields": _message(b"\x08\x01" * 100),
        "a signed ticket of one endless number": _message(b"\xff" * 300),
        "5 million letters": "x" * MILLIONS,
        "5 million blanks": " " * MILLIONS,
        "5 million brackets": "{[" * (MILLIONS // 2),
        "5 million digits": "1" * MILLIONS,
        "5 million halves of letters": "\ud800" * MILLIONS,
    }


def _message(said: bytes) -> str:
    raw = b"\x01" + len(said).to_bytes(2, "big") + b"\x00\x40" + said + bytes(64)
    return base64.b64encode(raw).decode()[::-1]
