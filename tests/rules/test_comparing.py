import uuid

from checkin.rules.comparing import Known, Listed, Source, compare
from checkin.rules.delegates import Person

FORUM = str(uuid.UUID(int=7))
SOURCE = Source("list", "people.csv")


def listed(number=2, list_id="", tickets=(), extra=None, **fields):
    return Listed(number, list_id, fields, tickets, extra or {})


def person(uid="U1", **fields):
    values = dict.fromkeys(Person.__dataclass_fields__, "")
    values |= {"uid": uid, "status": "expected", "role": "delegate", "walk_in": False}
    values |= {"extra": {}, "corrected": {}, "source": "list|people.csv|2", **fields}
    return Person(**values)


def plan(rows, people=(), tickets=None):
    return compare(rows, SOURCE, Known(FORUM, people, tickets or {}))


def test_the_same_list_at_two_desks_gives_the_same_uids():
    rows = [listed(2, "17", display_name="Али"), listed(3, display_name="Ng", email="n@x.example")]
    assert [n.uid for n in plan(rows).new] == [n.uid for n in plan(rows).new]


def test_two_people_of_one_name_and_no_mail_are_two_people():
    made = plan([listed(2, display_name="Ли Вэй"), listed(3, display_name="Ли Вэй")])
    assert len({n.uid for n in made.new}) == 2


def test_a_person_is_known_again_by_ticket_though_the_name_was_put_right():
    known = person(display_name="Zhusip")
    made = plan([listed(display_name="Жүсіп", tickets=("t",))], [known], {"t": "U1"})
    assert [(c.field, c.old, c.new) for c in made.changes] == [("display_name", "Zhusip", "Жүсіп")]
    assert made.new == ()


def test_a_person_is_known_again_by_a_mail_address_nobody_else_has():
    known = person(display_name="Zhusip", email="z@x.example")
    made = plan([listed(display_name="Жүсіп", email="Z@x.example")], [known])
    assert {c.field for c in made.changes} == {"display_name", "email"}


def test_a_family_sharing_a_mail_address_is_not_mixed_up():
    people = [person("U1", display_name="Анна Ли", email="li@x.example"),
              person("U2", display_name="Ким Ли", email="li@x.example")]  # fmt: skip
    rows = [listed(2, display_name="Ким Ли", email="li@x.example"),
            listed(3, display_name="Пак Ли", email="li@x.example")]  # fmt: skip
    made = plan(rows, people)
    assert (made.unchanged, len(made.new)) == (1, 1)


def test_a_field_the_list_does_not_have_is_not_emptied():
    known = person(display_name="Али", organisation="UN")
    assert plan([listed(display_name="Али")], [known]).unchanged == 1


def test_what_a_desk_corrected_stays_unless_the_operator_says_otherwise():
    known = person(display_name="Айгүл", corrected={"display_name": "Айгуль"})
    again = plan([listed(display_name="Айгуль", tickets=("t",))], [known], {"t": "U1"})
    assert again.changes == ()  # the list says what it said before
    newer = plan([listed(display_name="Айгул", tickets=("t",))], [known], {"t": "U1"})
    assert [(c.new, c.keep) for c in newer.changes] == [("Айгул", True)]


def test_people_an_earlier_list_had_are_missed_but_walk_ins_are_not():
    people = [person("U1", display_name="Али"), person("U2", display_name="Ng", walk_in=True),
              person("U3", display_name="Kim", source="indico|other.csv|9")]  # fmt: skip
    assert plan([], people).missing == (("U1", "Али"),)


def test_an_unmapped_column_is_compared_too():
    known = person(display_name="Али", extra={"Diet": "none"})
    made = plan([listed(display_name="Али", extra={"Diet": "halal"})], [known])
    assert [(c.field, c.old, c.new) for c in made.changes] == [("extra.Diet", "none", "halal")]


def test_another_list_takes_nothing_away():
    known = person(display_name="Али", source="pretix|a.csv|2", extra={"Diet": "none"})
    made = plan([listed(display_name="Али")], [known], {"t": "U1"})
    assert (made.changes, made.unchanged) == ((), 1)
