"""The tables of a desk's database, one class per table and no behaviour beyond a single row.

`Entry` is the truth. Every other table but the local ones at the end says what the journal adds
up to, in a form that is quick to ask, and can be thrown away and made again from it.
"""

import peewee as pw

from checkin.store.base import Table, UtcField, database
from checkin.store.printing import PrintBatch, Printer, PrinterOrder, PrintJob

__all__ = ["PrintBatch", "PrintJob", "Printer", "PrinterOrder", "Table", "UtcField", "database"]


class Entry(Table):
    """One line of the journal: something that happened at a desk. Never changed, never removed."""

    stream = pw.TextField()  # 64 random bits in hex: one life of one desk's folder
    seq = pw.IntegerField()  # 1, 2, 3 ... without gaps inside a stream
    id = pw.TextField()  # UUIDv7
    kind = pw.TextField()
    subject = pw.TextField()  # uid of the delegate, id of the scan, checkpoint ... it is about
    at = UtcField()  # as this computer's clock said
    hlc = pw.TextField()  # hybrid logical clock, sorts as text
    operator = pw.TextField()
    payload = pw.TextField()  # canonical JSON
    prev = pw.TextField()  # hash of the entry before, "" for the first
    hash = pw.TextField()  # sha256, see journal.digest

    class Meta:
        primary_key = pw.CompositeKey("stream", "seq")
        without_rowid = True


class Forum(Table):
    """The one forum of this file."""

    id = pw.TextField(primary_key=True)  # UUID, the same on every desk
    name = pw.TextField()
    place = pw.TextField()
    begins = pw.TextField()  # first day, ISO date in the forum's time zone
    ends = pw.TextField()
    timezone = pw.TextField()  # IANA name


class Delegate(Table):
    """A person on the list of the forum, invited or walked in. Field meanings: docs/data.md."""

    uid = pw.TextField(primary_key=True)  # the same on every desk; never reused
    given_name = pw.TextField(default="")
    family_name = pw.TextField(default="")
    display_name = pw.TextField()  # as the person writes it, any script
    latin_name = pw.TextField(default="")  # as in the passport
    honorific = pw.TextField(default="")
    position = pw.TextField(default="")
    organisation = pw.TextField(default="")
    country = pw.TextField(default="")  # ISO 3166-1 alpha-2, or as written where it is not known
    delegation = pw.TextField(default="")
    role = pw.TextField(default="delegate")
    language = pw.TextField(default="")
    email = pw.TextField(default="")
    phone = pw.TextField(default="")
    photo = pw.TextField(default="")  # file name in photos/
    alert = pw.TextField(default="")  # what staff must see before they admit
    notes = pw.TextField(default="")
    status = pw.TextField(default="expected")  # or withdrawn
    reason = pw.TextField(default="")  # why withdrawn or restored last, for the desk to say
    principal = pw.TextField(default="")  # uid of the person this one accompanies
    walk_in = pw.BooleanField(default=False)
    extra = pw.TextField(default="{}")  # JSON: every list column nobody mapped
    source = pw.TextField(default="")  # file and row of the list, or the desk of a walk-in
    corrected = pw.TextField(default="{}")  # JSON: field -> the list's value a correction replaced
    changed = pw.TextField(default="")  # stamp of the newest entry this row takes in

    class Meta:
        indexes = ((("uid", "changed"), False),)


class Ticket(Table):
    """An outside QR text that means a delegate."""

    text = pw.TextField()
    delegate = pw.TextField(index=True)  # whom it counts for now
    owner = pw.TextField(index=True)  # whose it was before two records became one

    class Meta:
        primary_key = pw.CompositeKey("text", "delegate", "owner")
        without_rowid = True


class Merged(Table):
    """A record that turned out to be another one's person; its rows count for the other."""

    lost = pw.TextField(primary_key=True)
    kept = pw.TextField(index=True)
    names = pw.TextField()  # JSON: how the lost record was called; found by these still
    before = pw.TextField()  # JSON: field -> what the kept record said before the merge
    fields = pw.TextField()  # JSON: field -> what was chosen
    at = UtcField()
    operator = pw.TextField()


class Taught(Table):
    """Words by which somebody was found only by guessing; next time they are known."""

    delegate = pw.TextField()
    words = pw.TextField()

    class Meta:
        primary_key = pw.CompositeKey("delegate", "words")
        without_rowid = True


class Document(Table):
    """The last look at somebody's document, before a badge is handed over."""

    delegate = pw.TextField(primary_key=True)
    document = pw.TextField()  # its kind; never its number
    differs = pw.BooleanField()
    at = UtcField()
    operator = pw.TextField()


class Badge(Table):
    """One numbered badge: what somebody holds in the hand, or held."""

    credential = pw.TextField()  # the 26 digits of its QR
    serial = pw.TextField(index=True)  # nine digits, kept by a reissue
    reissue = pw.IntegerField()
    delegate = pw.TextField(index=True)
    issued_at = UtcField()
    desk = pw.IntegerField()
    printed = pw.IntegerField(default=0)  # how often it reached paper
    handed_at = UtcField(null=True)
    void_at = UtcField(null=True)
    void_reason = pw.TextField(default="")
    void_desk = pw.IntegerField(null=True)
    returned_at = UtcField(null=True)  # given back at a desk
    handed_to = pw.TextField(default="")  # who took it for somebody else, by which paper
    owner = pw.TextField(default="")  # whose it was before two records became one

    class Meta:
        primary_key = pw.CompositeKey("credential", "delegate")  # two desks may use one serial


class Checkpoint(Table):
    """A place where scanning means entering."""

    id = pw.TextField(primary_key=True)
    name = pw.TextField()
    rule = pw.TextField(default="once")  # once per forum, daily, free, inout
    position = pw.IntegerField(default=0)
    roles = pw.TextField(default="[]")  # JSON: only these may enter; none named: everybody
    guests = pw.TextField(default="[]")  # JSON: names of guest lists; who is on one may enter
    opens = pw.TextField(default="")  # local: 09:00 every day, or 2026-06-20T09:00; "" = always
    closes = pw.TextField(default="")
    capacity = pw.IntegerField(default=0)  # 0: not limited
    removed = pw.BooleanField(default=False)  # nobody stands there any more; its scans count


class Session(Table):
    """A talk or plenary of the programme, held at a checkpoint."""

    id = pw.TextField(primary_key=True)
    title = pw.TextField()  # JSON: language -> title
    checkpoint = pw.TextField(default="")
    starts = pw.TextField()  # ISO date and time in the forum's time zone
    ends = pw.TextField()
    capacity = pw.IntegerField(default=0)  # 0: not limited
    speakers = pw.TextField(default="")  # as the programme names them
    removed = pw.BooleanField(default=False)


class Guest(Table):
    """Somebody on a named guest list, which a checkpoint may ask for."""

    list = pw.TextField()
    uid = pw.TextField()  # as the list was said; a record that gave way still counts

    class Meta:
        primary_key = pw.CompositeKey("list", "uid")
        without_rowid = True


class Question(Table):
    """What is asked or said before somebody is admitted."""

    id = pw.TextField(primary_key=True)
    kind = pw.TextField()  # yes-no, choice, text, signature, notice, alert
    texts = pw.TextField()  # JSON: language -> words
    choices = pw.TextField(default="[]")  # JSON: of each choice language -> words
    required = pw.BooleanField(default=True)
    roles = pw.TextField(default="[]")  # JSON: asked of these; none named: everybody
    position = pw.IntegerField(default=0)
    removed = pw.BooleanField(default=False)  # asked no more; its answers stay


class Answer(Table):
    """What somebody answered; the newest word counts."""

    delegate = pw.TextField()
    question = pw.TextField()
    answer = pw.TextField()
    drawing = pw.TextField(default="")  # JSON: strokes of a signature
    at = UtcField()
    operator = pw.TextField()

    class Meta:
        primary_key = pw.CompositeKey("delegate", "question")
        without_rowid = True


class ForumOption(Table):
    """What an organiser chose for the whole forum, on every desk alike."""

    name = pw.TextField(primary_key=True)
    value = pw.TextField()  # JSON


class Scan(Table):
    """One reading at one checkpoint, admitted or not. Its outcome is never changed."""

    id = pw.TextField(primary_key=True)  # id of its entry
    delegate = pw.TextField(default="")  # "" when nobody is known by the text
    checkpoint = pw.TextField()
    at = UtcField()
    outcome = pw.TextField()
    text = pw.TextField()  # what was read, cut to a length worth keeping
    desk = pw.IntegerField()
    operator = pw.TextField()
    undone = pw.BooleanField(default=False)
    overruled = pw.TextField(default="")  # the refusal somebody admitted all the same
    consent = pw.TextField(default="")  # and why

    class Meta:
        indexes = (
            (("delegate", "checkpoint"), False),
            (("checkpoint", "at", "delegate", "outcome", "undone"), False),
            (("at", "outcome", "undone", "desk"), False),
        )


class NameKey(Table):
    """What the search needs to know of a delegate, made from the names. Local and disposable."""

    delegate = pw.TextField(primary_key=True)
    stamp = pw.TextField()  # version of the keys and `changed` of the delegate they were made from
    keys = pw.TextField()

    class Meta:
        indexes = ((("delegate", "stamp"), False),)  # opening asks whose keys are stale


class Here(Table):
    """What only this desk's folder knows of itself: its stream, number and keys. Local."""

    name = pw.TextField(primary_key=True)
    value = pw.TextField()


JOURNALLED = (
    Forum, Delegate, Merged, Ticket, Taught, Document, Badge, Checkpoint, Session, Guest,
    ForumOption, Question, Answer, Scan,
)  # fmt: skip
LOCAL = (PrintJob, PrintBatch, Printer, PrinterOrder, NameKey, Here)
TABLES = (Entry, *JOURNALLED, *LOCAL)
