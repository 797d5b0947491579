"""Codes of other systems are known for what they are, and nobody is admitted by their form."""

import base64
import json
import re
from pathlib import Path

import pytest
from helpers import add_delegate
from hypothesis import given
from hypothesis import strategies as st
from rules.keyboards import typed

from checkin.rules import checkins, tickets
from checkin.rules.checkins import Outcome, Reason
from checkin.rules.foreign import Foreign, Origin, recognise
from checkin.rules.signed import is_genuine, read_signed

SAMPLES = json.loads((Path(__file__).parents[1] / "data/codes/tickets.json").read_text("utf-8"))
SIGNED = [each["secret"] for each in SAMPLES["pretix_sig1"]]
INDICO = SAMPLES["indico_v1"] + SAMPLES["indico_v2"]
KEY = SAMPLES["pretix_sig1_public_key"]
OTHER_KEY = (
    "-----BEGIN PUBLIC KEY-----\n"
    "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"
)
VCARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Beridze;Nino;;;\r\nFN:Nino Beridze\r\n"
    "EMAIL;TYPE=work:nino@rivers.example\r\nEND:VCARD"
)
MECARD = r"MECARD:N:Beridze,Nino;EMAIL:nino@rivers.example;URL:http\://rivers.example;;"


@pytest.mark.parametrize("sample", INDICO, ids=lambda each: str(each["registration_id"]))
def test_an_indico_code_names_its_ticket(sample):
    assert recognise(sample["payload"]) == Foreign(Origin.INDICO, (sample["ticket_uuid"],))


@pytest.mark.parametrize("layout", ["ru", "il", "ge", "gb"])
def test_an_indico_code_is_known_on_other_keyboards(store, seal, layout):
    payload = SAMPLES["indico_v1"][0]["payload"]
    assert checkins.read(typed(payload, layout), seal).reason is Reason.INDICO


def test_an_indico_code_is_found_where_a_list_has_its_ticket(act, seal):
    add_delegate(act, tickets=[INDICO[-1]["ticket_uuid"]])
    assert checkins.read(INDICO[-1]["payload"], seal).uid == "D7"
    answer = checkins.read(INDICO[0]["payload"], seal)
    assert (answer.outcome, answer.reason) == (Outcome.UNKNOWN, Reason.INDICO)


@pytest.mark.parametrize("sample", SAMPLES["pretix_sig1"], ids=lambda each: each["order"])
def test_a_signed_ticket_says_what_it_is_and_the_key_proves_it(sample):
    ticket = read_signed(sample["secret"])
    assert ticket.item == sample["item_id"]
    for said, read in ((sample["valid_from"], ticket.valid_from),
                       (sample["valid_until"], ticket.valid_until)):  # fmt: skip
        assert (read.isoformat() + "+00:00" if read else None) == said
    assert is_genuine(ticket, [OTHER_KEY, KEY])
    assert not is_genuine(ticket, [OTHER_KEY, "no key", ""])


@pytest.mark.parametrize("text", SIGNED[:3])
def test_a_signed_ticket_altered_by_one_letter_is_not_genuine(text):
    raw = base64.b64decode(text[::-1])
    for place in range(len(raw)):
        altered = bytes([*raw[:place], raw[place] ^ 1, *raw[place + 1 :]])
        ticket = read_signed(base64.b64encode(altered).decode()[::-1])
        assert ticket is None or not is_genuine(ticket, [KEY])


@pytest.mark.parametrize("more", [b"x", b"xyz"])
def test_a_signed_ticket_with_something_behind_it_is_none(more):
    raw = base64.b64decode(SIGNED[0][::-1]) + more
    assert read_signed(base64.b64encode(raw).decode()[::-1]) is None


def test_a_genuine_ticket_that_is_not_on_the_list_is_told_from_any_other(store, seal, writing):
    assert checkins.read(SIGNED[0], seal).reason is Reason.PRETIX
    with writing():
        tickets.trust([KEY])
    assert checkins.read(SIGNED[0], seal).reason is Reason.GENUINE
    swapped = SIGNED[0][:40] + SIGNED[0][40:60].swapcase() + SIGNED[0][60:]
    assert checkins.read(swapped, seal).reason is Reason.PRETIX


def test_a_web_address_that_ends_in_a_ticket_is_that_ticket(act, seal):
    add_delegate(act, tickets=["5jnmds3abtybx5kctruywyvhdzpuha82"])
    add_delegate(act, "D8", tickets=["7"])
    add_delegate(act, "D9", tickets=[SIGNED[0]])
    ticket = "5jnmds3abtybx5kctruywyvhdzpuha82"
    for start in ("https://forum.example/t/", "HTTP://forum.example/redeem?order=AB12&secret="):
        assert checkins.read(start + ticket, seal).uid == "D7"
        assert checkins.read(start + ticket[:-1] + "3", seal).reason is Reason.WEB
    assert checkins.read("https://forum.example/t/7", seal).uid == ""
    quoted = SIGNED[0].replace("/", "%2F").replace("+", "%2B").replace("=", "%3D")
    assert checkins.read("https://forum.example/t/" + quoted, seal).uid == "D9"


@pytest.mark.parametrize("card", [VCARD, MECARD])
def test_a_contact_card_gives_clues_and_admits_nobody(act, seal, card):
    add_delegate(act, "D7", "Nino Beridze", email="nino@rivers.example")
    said = recognise(card)
    assert (said.origin, said.clues[0]) == (Origin.CONTACT, "nino@rivers.example")
    assert sorted(re.split(r"[ ,]", said.clues[1])) == ["Beridze", "Nino"]
    assert checkins.read(card, seal).reason is Reason.CONTACT
    assert checkins.read(card, seal).uid == ""


ODD = st.one_of(
    st.text(max_size=500),
    st.builds("{}{}".format, st.sampled_from(["{", "http://", "MECARD:", "BEGIN:VC"]), st.text()),
    st.binary(min_size=70, max_size=300).map(
        lambda raw: base64.b64encode(b"\x01\x00" + raw).decode()[::-1]
    ),
    st.binary(max_size=200).map(
        lambda raw: base64.b64encode(
            b"\x01" + len(raw).to_bytes(2, "big") + b"\x00\x40" + raw + bytes(64)
        ).decode()[::-1]
    ),
    st.builds(lambda key, value: json.dumps({key: value}), st.sampled_from("iab"),
              st.recursive(st.none() | st.text() | st.integers(), st.lists)),
)  # fmt: skip


@given(ODD)
def test_any_text_is_recognised_or_not_without_trouble(text):
    said = recognise(text)
    assert isinstance(said.origin, Origin)
    ticket = read_signed(text)
    assert ticket is None or not is_genuine(ticket, [KEY])


@pytest.mark.parametrize(
    "text",
    [
        '{"i":' + "[" * 1990,
        "{" * 2000,
        '{"i":[2,"' + "x" * 1900,
        "http://" + "/%" * 990,
        "http://" + "&=" * 990,
        "MECARD:" + ";A" * 990,
        "MECARD:" + "\\;" * 990,
        "BEGIN:VCARD" + "\r\n" * 990,
        "=" + "A" * 900 + "QA",
        "1" * 2000,
        "{" + '"i":9' + "9" * 1900 + "}",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_hard_to_read_is_nobodys(store, seal, text):
    assert checkins.read(text, seal).uid == ""
