"""Whether something is drawn on a badge at all: a few plain conditions, which all must hold."""

from dataclasses import dataclass

from checkin.badges.face import PICTURES, BadgeFace


@dataclass(frozen=True)
class Show:
    """When an element is drawn. What is empty asks nothing."""

    roles: tuple[str, ...] = ()
    not_roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166 alpha-2
    not_countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()  # of the delegate; zh is also zh-Hant
    has: tuple[str, ...] = ()  # fields that say something
    lacks: tuple[str, ...] = ()
    any: tuple["Show", ...] = ()  # at least one of these

    def on(self, face: BadgeFace, said: dict[str, str]) -> bool:
        """Whether it is drawn on this badge, whose fields say `said`."""

        def has(field: str) -> bool:
            return bool(getattr(face, field) if field in PICTURES else said.get(field))

        return (
            _among(face.role, self.roles, self.not_roles)
            and _among(face.country.upper(), self.countries, self.not_countries)
            and (not self.languages or _speaks(face.language, self.languages))
            and all(map(has, self.has))
            and not any(map(has, self.lacks))
            and (not self.any or any(show.on(face, said) for show in self.any))
        )

    def asks(self) -> set[str]:
        """The fields of a face that decide."""
        asked = {*self.has, *self.lacks}
        asked |= {"role"} if self.roles or self.not_roles else set()
        asked |= {"country"} if self.countries or self.not_countries else set()
        asked |= {"language"} if self.languages else set()
        return asked.union(*(show.asks() for show in self.any))


ALWAYS = Show()


def _among(value: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> bool:
    return (not wanted or value in wanted) and value not in unwanted


def _speaks(language: str, wanted: tuple[str, ...]) -> bool:
    tag = language.casefold().replace("_", "-")
    return any(tag == each or tag.startswith(f"{each}-") for each in wanted)
