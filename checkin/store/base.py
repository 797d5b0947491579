"""What every table of a desk's database is made from."""

from datetime import datetime

import peewee as pw

database = pw.DatabaseProxy()


class UtcField(pw.Field):
    """A moment in UTC, naive, as text of fixed width so that it sorts and compares as text."""

    field_type = "TEXT"

    def db_value(self, value: datetime | str | None) -> str | None:
        return value.isoformat(timespec="microseconds") if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        return datetime.fromisoformat(value) if value else None


class Table(pw.Model):
    class Meta:
        database = database
        legacy_table_names = False
