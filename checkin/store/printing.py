"""Local tables of paper: what waits to be printed, and what this desk knows of its printers."""

import peewee as pw

from checkin.store.base import Table, UtcField


class PrintJob(Table):
    """A page that must reach paper at this desk, and where it waits. Local, not in the journal."""

    delegate = pw.TextField()
    badge = pw.TextField(index=True)  # credential of the badge to print
    printer = pw.TextField()  # "" = the desk's printer
    layout = pw.TextField()
    state = pw.TextField(index=True)  # queued sent printing done waiting failed cancelled
    reason = pw.TextField(default="")
    tries = pw.IntegerField(default=0)
    asked_at = UtcField()
    asked_by = pw.TextField()
    sent_as = pw.TextField(default="")  # what the printer calls it
    done_at = UtcField(null=True)
    kind = pw.TextField(default="")  # of `printer`
    sent_kind = pw.TextField(default="")
    sent_to = pw.TextField(default="")  # address of the printer that was given it
    title = pw.TextField(default="")
    sent_at = UtcField(null=True)
    batch = pw.IntegerField(default=0)  # 0 = asked for alone
    page = pw.IntegerField(default=0)  # of the batch, from 1
    lead = pw.IntegerField(null=True)  # the job whose sheet this badge is on; it moves with it
    begun = pw.IntegerField(default=0)  # by the printer's clock, as first seen; 0 = not yet

    class Meta:
        indexes = (
            (("state", "kind", "printer"), False),
            (("batch", "page"), False),
            (("lead",), False),
            (("sent_kind", "sent_to", "done_at"), False),
        )


class PrintBatch(Table):
    """Badges that were asked for together and go to paper in one order. Local."""

    title = pw.TextField()
    run = pw.TextField()  # JSON: first label, two sides
    asked_at = UtcField()
    asked_by = pw.TextField()


class Printer(Table):
    """What this desk knows of a printer: its roll, how far it is off, whether it rests. Local."""

    kind = pw.TextField()
    address = pw.TextField()
    team = pw.TextField(default="")  # printers of one team are equals and share the work
    paused = pw.BooleanField(default=False)
    roll = pw.IntegerField(default=0)  # labels on the roll when it was put in; 0 = not counted
    roll_at = UtcField(null=True)
    roll_other = pw.IntegerField(default=0)  # labels of it that went to no badge
    x_mm = pw.FloatField(default=0.0)  # the correction of its pages, from the upper left corner
    y_mm = pw.FloatField(default=0.0)
    x_scale = pw.FloatField(default=1.0)
    y_scale = pw.FloatField(default=1.0)

    class Meta:
        primary_key = pw.CompositeKey("kind", "address")
        without_rowid = True


class PrinterOrder(Table):
    """Which printers badges of one purpose go to, first to last. Local."""

    purpose = pw.TextField()  # "" = after the desk's printer, role:speaker, layout:cr80
    position = pw.IntegerField()
    kind = pw.TextField()
    address = pw.TextField()
    layout = pw.TextField(default="")  # with which a role is printed; "" = the desk's

    class Meta:
        primary_key = pw.CompositeKey("purpose", "position")
        without_rowid = True
