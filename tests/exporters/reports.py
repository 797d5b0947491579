"""A small report with what makes exports fail."""

from checkin.exporters import Chart, Column, Report, Sheet

NASTY = (
    *("=1+1", '=HYPERLINK("http://example.org")', "+7 700 000 00 01", "-5", "@SUM(A1)", "\t=1"),
    *("\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", " =1", "\u00a0=1", "'=1", "''+1", "{=1}"),
    *("'s-Hertogenbosch", "a;=1+1", "a;+cmd|' /C calc'!A0", "first\n=1+1\nlast", "line\r\nline"),
    *("<r>&</r>", "<r><t>x</t></r>", "<b>x</b>", "http://example.org/?a=1", "1e5", "007", "TRUE"),
    *("mailto:dana@example.org", "2026-06-20", "O\u02bbktam", "e\u0301\u0323", "😀" * 3, "a,b"),
    *("  Айгүл  Серікқызы ", "محمد \u200f(x)", 'say "hi"', "_x000D_", "\x00\x01=1", "\u200b=1"),
)
PEOPLE = (
    Column("uid"),
    Column("display_name", "Name"),
    Column("scans", "Scans", kind="number"),
)


def report(rows, *more: Sheet) -> Report:
    return Report(
        "International Volunteer Forum",
        "Astana, 20-21 June 2026",
        (Sheet("Delegates", PEOPLE, rows), *more),
        ("440 on the list + 5 walk-ins - 6 withdrawn = 439 expected", "hash 5f2c"),
    )


def by_country(kind="bar") -> Sheet:
    columns = (
        Column("country"), Column("present", kind="number"), Column("absent", kind="number"),
    )  # fmt: skip
    rows = [("Kazakhstan", 88, 14), ("Uzbekistan", 20, 2), ("Türkiye", 19, 1)]
    chart = Chart(kind, "By country", "country", ("present", "absent"))
    return Sheet("By country", columns, rows, chart)
