"""What the things on a badge and their properties are called."""

from checkin.desk import EditField, LayoutDraft
from ui.badges.words import OF_DATES, OF_LIST, language_word, part_word
from ui.tr import tr
from ui.words import field_word, role_word

ICONS = {
    "text": "languages", "part": "languages", "stack": "list-filter", "code": "qr-code",
    "photo": "camera", "picture": "image", "drawing": "sparkles", "rectangle": "circle-slash",
    "rule": "minus", "flag": "globe",
}  # fmt: skip


def title_of(field: EditField) -> str:
    """What a field is called in the list."""
    if field.says:
        return ", ".join(part_word(each) for each in field.says)
    kind = {
        "text": tr("Words: {words}"),
        "part": tr("Words: {words}"),
        "stack": tr("Group of words"),
        "code": tr("QR code"),
        "photo": tr("Photo"),
        "flag": tr("Flag of the country"),
        "picture": tr("Picture {words}"),
        "rectangle": tr("Area"),
        "rule": tr("Line"),
        "drawing": sign_word(field.words),
    }[field.kind]
    return kind.format(words=field.words)


def sign_word(name: str) -> str:
    """What a drawing of ours is called."""
    return tr("Sign of the role") if name == "role" else tr("Sign {words}").format(words=name)


def origin_of(draft: LayoutDraft) -> str:
    """Whose layout it is, and whether all of it is saved."""
    if draft.is_own:
        said = tr("A layout of this forum")
    else:
        said = tr("Comes with the program; what you change is saved as a layout of your own")
    return tr("{layout} · not saved yet").format(layout=said) if draft.is_changed else said


def place_of(field: EditField) -> str:
    """Where it stands, how large it is, and on whose badges."""
    left, top, wide, tall = (f"{side:g}" for side in field.box_mm)
    if field.is_part:
        words = tr("up to {tall} mm tall").format(tall=f"{field.values['height_mm']:g}")
    else:
        words = tr("{left}, {top} · {wide} × {tall} mm").format(
            left=left, top=top, wide=wide, tall=tall
        )
    return " · ".join(filter(None, (words, condition_of(field))))


def condition_of(field: EditField) -> str:
    """On whose badges it is drawn; "" for all."""
    show = field.show
    said = [role_word(role) for role in field.roles]
    said += [tr("not {whom}").format(whom=role_word(each)) for each in show.get("not_roles", ())]
    said += show.get("countries", ())
    said += [tr("not {whom}").format(whom=each) for each in show.get("not_countries", ())]
    said += [language_word(each) for each in show.get("languages", ())]
    said += [tr("with {field}").format(field=_low(each)) for each in field.has]
    said += [tr("without {field}").format(field=_low(each)) for each in field.lacks]
    said += [tr("under conditions of the file")] if "any" in show else []
    return ", ".join(said)


def key_word(key: str, kind: str = "") -> str:
    """A property of a kind of field in the form."""
    if (kind, key) == ("part", "height_mm"):
        return tr("Height at most")
    return {
        "x_mm": tr("From the left"),
        "y_mm": tr("From the top"),
        "width_mm": tr("Width"),
        "height_mm": tr("Height"),
        "before_mm": tr("Space above"),
        "max_pt": tr("Largest letters"),
        "min_pt": tr("Smallest letters"),
        "max_lines": tr("Lines at most"),
        "weight": tr("Weight"),
        "align": tr("Side to side"),
        "valign": tr("Up and down"),
        "color": tr("Colour"),
        "radius_mm": tr("Round corners"),
        "edge_mm": tr("Outline"),
        "thickness_mm": tr("Thickness"),
        "grows": tr("Room of empty words"),
    }[key]


def choices_of(key: str) -> list[tuple[str, str | int]]:
    """What a property may be, in words; nothing for numbers and colours."""
    known: dict[str, list[tuple[str, str | int]]] = {
        "grows": [(tr("Left empty"), False), (tr("Filled"), True)],
        "weight": [(tr("Regular"), 400), (tr("Half bold"), 600), (tr("Bold"), 700)],
        "align": [
            (tr("Start"), "start"),
            (tr("Middle"), "center"),
            (tr("End"), "end"),
        ],
        "valign": [(tr("Top"), "top"), (tr("Middle"), "middle"), (tr("Bottom"), "bottom")],
    }
    return known.get(key, [])


def color_word(name: str) -> str:
    """A colour that has a name."""
    return {
        "role": tr("Colour of the role"),
        "on-role": tr("On the role's colour"),
        "ink": tr("Ink"),
        "muted": tr("Soft ink"),
        "paper": tr("Paper"),
        "black": tr("Black"),
        "line": tr("Fine line"),
        "deep": tr("Deep petrol"),
        "deep-muted": tr("Soft on deep petrol"),
        "gold": tr("Gold"),
    }.get(name, name)


def _low(field: str) -> str:
    if field == "credential" or field.startswith((OF_LIST, OF_DATES)):
        return part_word(field)
    return field_word(field).lower()
