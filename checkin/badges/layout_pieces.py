"""Taking fields out of a layout file, putting new ones in, and changing which lies over which.

A layout file is what a person wrote, so whole blocks of its lines are moved, with the remark that
stands right above each; every other line stays as it was. What comes out is read again, and must
say what was wanted: a file written in another way than in blocks is refused rather than spoilt.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from checkin.badges.layout_edit import changed, inline, is_nameless
from checkin.badges.table import ID, WITHOUT, Place

Written = Mapping[str, Any]  # a new field, in the order it is to be written
_NOT_TWICE = re.compile(rf"\s*(#|{ID}\s*=)")  # lines a copy does not have
_HEADS = {"element": "[[element]]", "part": "[[element.part]]"}


class NotInBlocks(ValueError):
    """The file does not write its fields as [[element]] blocks, or the field is not in it."""


class _Block(NamedTuple):
    place: Place
    first: int  # line, with the remark right above
    end: int  # line after the last


def removed(text: str, places: Sequence[Place]) -> str:
    """Without these fields; what stands in a group goes with it, a group with all that is in it.

    A field of a file this one starts from is named among those it is `without`.

    Raises:
        NotInBlocks
    """
    own = [place for place in places if isinstance(place[-1], int)]
    whole = set(own) | _emptied(text, own)
    gone = [place for place in whole if len(place) == 2 or place[:2] not in whole]
    for place in sorted(gone, key=_numbers, reverse=True):
        place = in_file(text, place)
        text = _checked(text, _without(text, place), partial(_pop, place))
    for place in places:
        if place not in own:
            text = _left_out(text, place)
    return text


def added(text: str, field: Written, group: Place = ()) -> tuple[str, Place]:
    """With a new field over all others, or as the last one of a group; and its place.

    Raises:
        NotInBlocks
    """
    kind = "part" if group else "element"
    if group and not isinstance(group[-1], int) and not _is_in_file(text, group):
        text = added(text, {ID: group[-1]})[0]  # of another file: what is added to it stands here
    inside = in_file(text, group) if group else ()
    count = len(_list_at(tomllib.loads(text), (*inside, kind, 0)))
    lines = _lines(text)
    blocks = [block for block in _blocks(lines) if block.place[: len(inside)] == inside]
    at = max((block.end for block in blocks), default=_end_of_head(lines))
    new = _put(text, lines, at, _written(field, kind))
    place: Place = (*inside, kind, count)
    new = _checked(text, new, lambda made: _list_at(made, place).append(dict(field)))
    return new, (*group, kind, count)


def doubled(text: str, place: Place) -> tuple[str, Place]:
    """With the same field once more, right over it; and its place.

    Raises:
        NotInBlocks
    """
    nth, inside = _number(place), in_file(text, place)
    lines = _lines(text)
    block = _block_at(lines, inside)
    own = [line for line in lines[block.first : block.end] if not _NOT_TWICE.match(line)]
    new = _put(text, lines, block.end, "".join(_ended(own)))

    def twice(made: dict[str, Any]) -> None:
        fields = _list_at(made, inside)
        fields.insert(nth + 1, _nameless(fields[nth]))

    return _checked(text, new, twice), (*place[:-1], nth + 1)


def moved(text: str, place: Place, to: int) -> tuple[str, Place]:
    """With the field as the `to`-th of its list: what comes later lies over what came before.

    Raises:
        NotInBlocks
    """
    nth, inside = _number(place), in_file(text, place)
    count = len(_list_at(tomllib.loads(text), inside))
    to = max(0, min(to, count - 1))
    if to == nth:
        return text, place
    lines = _lines(text)
    block = _block_at(lines, inside)
    taken = "".join(_ended(lines[block.first : block.end]))
    rest = _without(text, inside)
    new = _put_at(rest, (*inside[:-1], min(to, count - 2)), taken, is_after=to == count - 1)

    def there(made: dict[str, Any]) -> None:
        fields = _list_at(made, inside)
        fields.insert(to, fields.pop(nth))

    return _checked(text, new, there), (*place[:-1], to)


def in_file(text: str, place: Place) -> Place:
    """The place in numbers, of a field of another file that this one says something of as well.

    Raises:
        NotInBlocks
    """
    inside: Any = tomllib.loads(text)
    found: list[str | int] = []
    for step in place:
        if isinstance(inside, list) and isinstance(step, str):
            step = next((nth for nth, one in enumerate(inside) if one.get(ID) == step), -1)
        try:
            inside = inside[step]
        except (KeyError, IndexError) as error:
            raise NotInBlocks(place) from error
        if step == -1:
            raise NotInBlocks(place)
        found.append(step)
    return tuple(found)


def _is_in_file(text: str, place: Place) -> bool:
    try:
        in_file(text, place)
    except NotInBlocks:
        return False
    return True


def _left_out(text: str, place: Place) -> str:
    """Without a field of a file that this one starts from."""
    if is_nameless(place):
        raise NotInBlocks(place)
    if _is_in_file(text, place):  # what is said of it here
        inside = in_file(text, place)
        text = _checked(text, _without(text, inside), partial(_pop, inside))
    around = place[:-2]
    table: Any = tomllib.loads(text)
    if around and not _is_in_file(text, around):
        text = added(text, {ID: around[-1]})[0]
        table = tomllib.loads(text)
    for step in in_file(text, around):
        table = table[step]
    return changed(text, [(around, WITHOUT, [*table.get(WITHOUT, ()), str(place[-1])])])


def _nameless(table: Any) -> Any:
    """A copy that is no other field's: an id is one field's only."""
    if isinstance(table, dict):
        return {key: _nameless(value) for key, value in table.items() if key != ID}
    return [_nameless(each) for each in table] if isinstance(table, list) else table


def _emptied(text: str, places: Sequence[Place]) -> set[Place]:
    """Groups of which everything goes."""
    found: set[Place] = set()
    for group in {place[:2] for place in places if len(place) > 2}:
        if not isinstance(group[-1], int):
            continue  # there are others in another file
        parts = _list_at(tomllib.loads(text), (*group, "part", 0))
        if all((*group, "part", nth) in places for nth in range(len(parts))):
            found.add(group)
    return found


def _put_at(text: str, place: Place, block: str, *, is_after: bool) -> str:
    """The block before (or after) the one that stands at that place."""
    lines = _lines(text)
    there = _block_at(lines, place)
    if is_after:
        return _put(text, lines, there.end, block)
    end = _line_end(text)
    return "".join([*lines[: there.first], block, end, *lines[there.first :]])


def _without(text: str, place: Place) -> str:
    lines = _lines(text)
    block = _block_at(lines, place)
    above, below = lines[: block.first], lines[block.end :]
    while above and not above[-1].strip() and (not below or not below[0].strip()):
        above.pop()  # one blank line stays between neighbours
    return "".join([*above, *below])


def _put(text: str, lines: list[str], at: int, block: str) -> str:
    """The block after the line before `at`, with a blank line above."""
    end = _line_end(text)
    above = _ended(lines[:at], end)
    space = [end] if above and above[-1].strip() else []
    block = block if "\r" in block else block.replace("\n", end)
    return "".join([*above, *space, block, *lines[at:]])


def _checked(old: str, new: str, change: Callable[[dict[str, Any]], object]) -> str:
    """The new text, if it says what the old one says after the change."""
    wanted = tomllib.loads(old)
    change(wanted)
    for table in (*wanted.get("element", ()), wanted):
        for key in _HEADS:
            if table.get(key) == []:
                del table[key]
    try:
        is_so = tomllib.loads(new) == wanted
    except tomllib.TOMLDecodeError:
        is_so = False
    if not is_so:
        raise NotInBlocks(old)
    return new


def _blocks(lines: list[str]) -> list[_Block]:
    """Every [[element]] and [[element.part]], with the tables under it."""
    heads = [(at, _head(line)) for at, line in enumerate(lines) if _head(line)]
    found: list[_Block] = []
    place: Place
    element = part = -1
    for nth, (at, head) in enumerate(heads):
        if head == _HEADS["element"]:
            element, part = element + 1, -1
            inner, place = "element", ("element", element)
        elif head == _HEADS["part"]:
            part += 1
            inner, place = "element.part", ("element", element, "part", part)
        else:
            continue
        later = (start for start, other in heads[nth + 1 :] if not _is_under(other, inner))
        end = _last_said(lines, at, next(later, len(lines)))
        found.append(_Block(place, _first_remark(lines, at), end))
    return found


def _block_at(lines: list[str], place: Place) -> _Block:
    for block in _blocks(lines):
        if block.place == place:
            return block
    raise NotInBlocks(place)


def _head(line: str) -> str:
    said = line.split("#")[0].strip()
    return said.replace(" ", "") if said.startswith("[") and said.endswith("]") else ""


def _is_under(head: str, table: str) -> bool:
    return head.strip("[]").startswith(f"{table}.")


def _last_said(lines: list[str], start: int, end: int) -> int:
    """The line after the last one that says something, and after remarks that touch it."""
    last = max(at for at in range(start, end) if lines[at].strip() and not _is_remark(lines[at]))
    behind = last + 1
    while behind < end and _is_remark(lines[behind]):
        behind += 1
    touches_next = behind == end and end < len(lines)  # then they are the next block's
    return last + 1 if touches_next else behind


def _first_remark(lines: list[str], at: int) -> int:
    while at > 0 and _is_remark(lines[at - 1]):
        at -= 1
    return at


def _end_of_head(lines: list[str]) -> int:
    heads = (at for at, line in enumerate(lines) if _head(line))
    end = next(heads, len(lines))
    while end > 0 and not lines[end - 1].strip():
        end -= 1
    return end


def _written(field: Written, kind: str) -> str:
    import tomlkit

    table = tomlkit.table()
    for key, value in field.items():
        table.append(key, inline(value) if isinstance(value, Mapping) else value)
    return f"{_HEADS[kind]}\n{table.as_string()}"


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _ended(lines: list[str], end: str = "\n") -> list[str]:
    """The last line has an end too."""
    if lines and not lines[-1].endswith(("\n", "\r")):
        return [*lines[:-1], lines[-1] + end]
    return lines


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")


def _numbers(place: Place) -> tuple[int, ...]:
    return tuple(step for step in place if isinstance(step, int))


def _number(place: Place) -> int:
    at = place[-1]
    if not isinstance(at, int):
        raise NotInBlocks(place)  # it stands in a file this one starts from
    return at


def _list_at(contents: dict[str, Any], place: Place) -> list[Any]:
    """The list of tables that a place is in, made where there is none."""
    inside: Any = contents
    for step in place[:-2]:
        if not isinstance(step, int) and step not in inside:
            raise NotInBlocks(place)
        inside = inside[step]
    found: list[Any] = inside.setdefault(place[-2], [])
    return found


def _pop(place: Place, contents: dict[str, Any]) -> None:
    _list_at(contents, place).pop(_number(place))
