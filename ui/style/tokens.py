"""Every colour and size of the visual language; nothing else may name a colour."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Tone:
    """A fill and what may be written on it."""

    fill: str
    on: str


@dataclass(frozen=True)
class Colors:
    """Colour roles of one theme (what a colour is for, not what it looks like)."""

    name: str
    bg: str
    surface: str
    sunken: str
    line: str
    edge: str
    text: str
    muted: str
    accent: Tone
    soft: Tone
    focus: str
    rail: str
    rail_on: str
    rail_muted: str
    rail_selected: str
    gold: str
    mark: Tone
    verdict: dict[str, Tone]
    tint: dict[str, Tone]
    role: dict[str, Tone]


LIGHT = Colors(
    name="light",
    bg="#F3F2EE",
    surface="#FFFFFF",
    sunken="#EBE9E3",
    line="#DDDAD2",
    edge="#817E76",
    text="#1A2228",
    muted="#545E66",
    accent=Tone("#0E5A6E", "#FFFFFF"),
    soft=Tone("#DCEBEF", "#0A4453"),
    focus="#0E5A6E",
    rail="#10262F",
    rail_on="#FFFFFF",
    rail_muted="#B3C2C8",
    rail_selected="#21495A",
    gold="#E3B450",
    mark=Tone("#FBE4A0", "#1A2228"),
    verdict={
        "admitted": Tone("#1F8259", "#FFFFFF"),
        "already": Tone("#F4B73F", "#241B04"),
        "refused": Tone("#9A1B1A", "#FFFFFF"),
        "unknown": Tone("#1647AC", "#FFFFFF"),
    },
    tint={
        "ok": Tone("#DFF1E4", "#0F5E30"),
        "warn": Tone("#FCEFD0", "#6B4800"),
        "bad": Tone("#FBE4E1", "#931815"),
        "info": Tone("#E1EAFA", "#1B4A9F"),
    },
    role={
        "delegate": Tone("#4C56BF", "#FFFFFF"),
        "speaker": Tone("#92300C", "#FFFFFF"),
        "guest": Tone("#A78611", "#171200"),
        "press": Tone("#460052", "#FFFFFF"),
        "volunteer": Tone("#569F89", "#06211A"),
        "staff": Tone("#4A4B4C", "#FFFFFF"),
        "companion": Tone("#9888C8", "#120A22"),
    },
)

DARK = Colors(
    name="dark",
    bg="#12191D",
    surface="#1B252A",
    sunken="#0D1316",
    line="#313F46",
    edge="#7F8E96",
    text="#EDF2F3",
    muted="#A8B5BB",
    accent=Tone("#7CCBDD", "#06252D"),
    soft=Tone("#173F4A", "#C8ECF4"),
    focus="#7CCBDD",
    rail="#0A1114",
    rail_on="#FFFFFF",
    rail_muted="#9FB0B7",
    rail_selected="#1B3B47",
    gold="#E3B450",
    mark=Tone("#6A530F", "#FFF4D2"),
    verdict={
        "admitted": Tone("#1F8259", "#FFFFFF"),
        "already": Tone("#F4B73F", "#241B04"),
        "refused": Tone("#9A1B1A", "#FFFFFF"),
        "unknown": Tone("#1647AC", "#FFFFFF"),
    },
    tint={
        "ok": Tone("#14351F", "#82DCA3"),
        "warn": Tone("#3A2D0C", "#F6C75E"),
        "bad": Tone("#451A18", "#FFA197"),
        "info": Tone("#182C4F", "#A0C3FF"),
    },
    role={
        "delegate": Tone("#5963E3", "#FFFFFF"),
        "speaker": Tone("#E85815", "#1D0900"),
        "guest": Tone("#F1D654", "#1F1900"),
        "press": Tone("#A05C82", "#FFFFFF"),
        "volunteer": Tone("#3EAF85", "#03180F"),
        "staff": Tone("#D7D8DA", "#16181A"),
        "companion": Tone("#B898D8", "#160C22"),
    },
)

ROLE_ICON = {
    "delegate": "globe", "speaker": "mic", "guest": "star",
    "press": "camera", "volunteer": "hand-heart", "staff": "briefcase",
    "companion": "users",
}  # fmt: skip
VERDICT_ICON = {
    "admitted": "check", "already": "history", "refused": "x", "unknown": "circle-question-mark",
}  # fmt: skip
TINT_ICON = {"ok": "circle-check", "warn": "triangle-alert", "bad": "octagon-x", "info": "info"}

TYPE = {  # px at 100 %, weight
    "verdict": (40, 700), "display": (34, 700), "title": (24, 700), "heading": (17, 600),
    "strong": (14, 600), "body": (14, 400), "caption": (12, 400), "key": (11, 600),
    "figure": (30, 700), "name": (16, 600), "search": (22, 400), "lead": (19, 400),
}  # fmt: skip
RADIUS = {"control": 6, "card": 10, "verdict": 12}


@dataclass(frozen=True)
class Theme:
    """Colours, text scale (1.0 to 2.0) and direction of one window."""

    colors: Colors = field(default=LIGHT)
    scale: float = 1.0
    rtl: bool = False

    @property
    def large(self) -> bool:
        """Text so large that layouts show less at once."""
        return self.scale >= 1.3

    def grown(self, size: tuple[int, int]) -> "Theme":
        """Pages read from further away take one step more on a large screen (tables do not)."""
        return replace(self, scale=1.2) if size[1] >= 900 and self.scale < 1.2 else self

    def px(self, size: float) -> int:
        """Text, icons and what holds text grow with the scale."""
        return round(size * self.scale)

    def sp(self, size: float) -> int:
        """Space grows half as fast, so that 200 % still fits a small screen."""
        return round(size * (1 + (self.scale - 1) * 0.35))


def theme_named(name: str, scale: float = 1.0, rtl: bool = False) -> "Theme":
    """The theme of a setting: light or dark."""
    return Theme(DARK if name == "dark" else LIGHT, scale, rtl)


def role_tone(theme: Theme, role: str) -> Tone:
    """The colour of a role; one a forum has added looks like a delegate."""
    return theme.colors.role.get(role, theme.colors.role["delegate"])


def role_icon(role: str) -> str:
    """The icon of a role."""
    return ROLE_ICON.get(role, ROLE_ICON["delegate"])
