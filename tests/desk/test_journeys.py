"""The journeys of the day through the door, on a real file."""

import csv
from threading import Event, Thread

import pytest

from checkin.desk import Desk, JobState, Outcome
from checkin.errors import DelegateIncomplete, FieldUnknown, NoBadgeYet
from checkin.store import proof


@pytest.fixture
def listed(tmp_path, desk):
    """A desk with a small list taken in."""
    path = tmp_path / "people.csv"
    write_list(path, PEOPLE)
    take_in(desk, path)
    return desk


PEOPLE = [
    [
        "1",
        "Жүсіп Нұртөре",
        "Zhussip Nurtore",
        "Сенат",
        "Kazakhstan",
        "speaker",
        "n@x.example",
        "t1",
    ],
    ["2", "ნინო ბერიძე", "Nino Beridze", "Rivers", "Georgia", "delegate", "nb@x.example", "t2"],
    ["3", "Çağla Öztürk", "", "Anadolu", "Türkiye", "press", "co@x.example", "t3"],
]
HEADER = ["ID", "Full name", "Name in Latin", "Organisation", "Country", "Role", "E-mail", "Ticket"]


def write_list(path, people, header=HEADER):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *people])


def take_in(desk, path):
    made = desk.lists.plan(*desk.lists.open(path))
    assert made.faulty == ()
    return desk.lists.apply(made.plan)


def test_scan_check_in_badge_printed(listed):
    answer = listed.reception.check_in("t1")
    assert (answer.outcome, answer.name, answer.printing) == (
        Outcome.ADMITTED,
        "Жүсіп Нұртөре",
        True,
    )
    sent = listed.paper.print_next()
    assert sent.problem == ""
    papers = list((listed.folder / "paper").glob("*.pdf"))
    assert len(papers) == 1
    assert papers[0].read_bytes().startswith(b"%PDF")
    assert listed.people.card(answer.uid).badges[0].printed == 1
    assert listed.paper.print_next() is None


def test_the_badge_that_came_out_opens_the_door_next_day(listed, clock):
    uid = listed.reception.check_in("t2").uid
    credential = listed.paper.queue()[0].credential
    listed.paper.print_next()
    clock.forward(days=1)
    answer = listed.reception.check_in(credential)
    assert (answer.outcome, answer.uid) == (Outcome.ADMITTED, uid)
    assert not answer.printing  # it is in the hand already


def test_search_check_in(listed):
    hits = listed.reception.search("beri")
    assert [(h.name, h.state, h.country_name) for h in hits] == [
        ("ნინო ბერიძე", "expected", "Georgia")
    ]
    answer = listed.reception.check_in_delegate(hits[0].uid)
    assert answer.outcome is Outcome.ADMITTED
    assert listed.reception.search("beri")[0].state == "in"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("country:ge", ["ნინო ბერიძე"]),
        ("страна:грузия", ["ნინო ბერიძე"]),
        ("role:speaker", ["Жүсіп Нұртөре"]),
        ("роль:пресса", ["Çağla Öztürk"]),
        ("org:riv", ["ნინო ბერიძე"]),
        ("nino country:ge", ["ნინო ბერიძე"]),
        ("nino country:tr", []),
        ("role:speaker not in", []),
        ('role:speaker "in"', ["Жүсіп Нұртөре"]),
        ("country:atlantis", []),
    ],
)
def test_conditions_among_the_words_narrow_what_is_found(listed, query, names):
    listed.reception.check_in("t1")
    assert [hit.name for hit in listed.reception.search(query)] == names
    assert [line.name for line in listed.people.page(query).lines] == names


def test_namesakes_stand_together_and_say_what_differs(desk, tmp_path):
    people = [
        [str(n), name, "", organisation, "Kazakhstan", "delegate", "", f"t{n}"]
        for n, (name, organisation) in enumerate(
            [("Анна Ли", "Almaty"), ("Анна Лим", "Astana"), ("Анна Ли", "Atyrau")]
        )
    ]
    write_list(tmp_path / "people.csv", people)
    take_in(desk, tmp_path / "people.csv")
    hits = desk.reception.search("Анна")
    first = next(n for n, hit in enumerate(hits) if hit.name == "Анна Ли")
    assert [hit.name for hit in hits[first : first + 2]] == ["Анна Ли", "Анна Ли"]
    assert {hit.differs for hit in hits if hit.name == "Анна Ли"} == {"Almaty", "Atyrau"}


def test_the_printed_number_finds_its_holder(listed):
    listed.reception.check_in("t3")
    assert [h.name for h in listed.reception.search("001 000 001")] == ["Çağla Öztürk"]


def test_what_the_search_had_to_guess_it_knows_next_time(listed):
    assert all(h.name != "Çağla Öztürk" for h in listed.reception.search("Whistler"))
    uid = listed.reception.search("Cagla")[0].uid
    listed.reception.teach(" Whistler ", uid)
    listed.reception.teach("Whistler", uid)
    assert [h.uid for h in listed.reception.search("whistler")] == [uid]
    assert listed.reports.verify().problems == ()
    listed.reports.rebuild()
    assert listed.reports.verify().problems == ()


def test_walk_in(listed):
    twins = listed.people.look_alikes({"display_name": "Nino Beridze"})
    assert [h.name for h in twins] == ["ნინო ბერიძე"]
    uid = listed.people.register_walk_in({"display_name": "Нина Беридзе", "country": "GE"})
    assert listed.reception.check_in_delegate(uid).outcome is Outcome.ADMITTED
    assert listed.reception.search("Нина")[0].uid == uid
    counts = listed.reports.figures().counts
    assert (counts.on_list, counts.walk_ins, counts.expected, counts.present) == (3, 1, 4, 1)


def test_a_walk_in_without_a_name_is_not_registered(listed):
    with pytest.raises(DelegateIncomplete):
        listed.people.register_walk_in({"display_name": "  ", "country": "GE"})
    with pytest.raises(FieldUnknown, match="display_name"):
        listed.people.register_walk_in({"display_name": "A", "shoe size": "40"})
    assert listed.reports.figures().counts.walk_ins == 0


def test_a_correction_is_found_and_the_list_value_stays(listed):
    uid = listed.reception.search("Cagla")[0].uid
    card = listed.people.correct(uid, {"display_name": "Çağla Öztürk-Demir"})
    assert card.person.corrected == {"display_name": "Çağla Öztürk"}
    assert [h.uid for h in listed.reception.search("demir")] == [uid]


def test_importing_again_changes_nothing_and_a_corrected_list_only_what_differs(listed, tmp_path):
    listed.reception.check_in("t1")
    again = listed.lists.plan(*listed.lists.open(tmp_path / "people.csv"))
    assert (len(again.plan.new), again.plan.changed, again.plan.unchanged) == (0, 0, 3)
    people = [[*p] for p in PEOPLE]
    people[1][3] = "Rivers Without Borders"
    write_list(tmp_path / "better.csv", people[:2])
    better = listed.lists.plan(*listed.lists.open(tmp_path / "better.csv"))
    assert [(c.field, c.old, c.new) for c in better.plan.changes] == [
        ("organisation", "Rivers", "Rivers Without Borders")
    ]
    assert [name for _, name in better.plan.missing] == ["Çağla Öztürk"]
    done = listed.lists.apply(better.plan)
    assert done.backup.is_file()
    assert listed.reception.check_in("t1").outcome is Outcome.ALREADY_IN
    assert listed.reception.search("Rivers")[0].organisation == "Rivers Without Borders"


def test_a_stopped_import_writes_nothing(desk, tmp_path):
    from checkin.errors import ImportStopped

    write_list(tmp_path / "people.csv", PEOPLE)
    made = desk.lists.plan(*desk.lists.open(tmp_path / "people.csv"))
    with pytest.raises(ImportStopped):
        desk.lists.apply(made.plan, lambda done, total: False)
    assert desk.reports.figures().counts.on_list == 0


def test_undo_takes_back_the_admission_and_the_waiting_badge(listed):
    answer = listed.reception.check_in("t1")
    assert listed.reception.undo(answer.scan)
    assert listed.paper.print_next() is None
    assert listed.reports.figures().counts.present == 0
    assert listed.reception.last_scans()[0].undone
    assert listed.reception.check_in("t1").printing  # it is due again


def test_a_reprint_kills_the_old_badge(listed):
    uid = listed.reception.search("Nino")[0].uid
    with pytest.raises(NoBadgeYet):
        listed.paper.reprint(uid, "lost")
    listed.reception.check_in("t2")
    old = listed.paper.queue()[0].credential
    listed.paper.print_next()
    job = listed.paper.reprint(uid, "misspelled")
    answer = listed.reception.check_in(old)
    assert (answer.outcome, answer.voided.reason) == (Outcome.VOID_BADGE, "misspelled")
    assert job.credential[:10] == old[:10]
    assert int(job.credential[10]) == 1


def test_a_printer_that_is_missing_is_said_and_nothing_is_lost(listed):
    listed.paper.choose("folder", str(listed.folder / "gone" / "away"))
    answer = listed.reception.check_in("t1")
    assert answer.outcome is Outcome.ADMITTED
    sent = listed.paper.print_next()
    assert "gone" in sent.problem
    assert listed.status().waiting == 1
    assert listed.status().printer_problem
    listed.paper.choose("folder", "")
    assert listed.paper.retry_all() == 1
    assert listed.paper.print_next().problem == ""
    assert listed.paper.queue()[0].state is JobState.DONE


def test_badges_printed_beforehand_are_not_printed_again_at_the_door(listed, tmp_path):
    made = listed.badges.write(tmp_path / "badges.pdf")
    assert listed.reception.check_in("t1").printing  # nobody said that they were printed
    assert listed.badges.count_as_printed(made.uids) == 3
    assert listed.badges.count_as_printed(made.uids) == 0
    answer = listed.reception.check_in("t2")
    assert (answer.outcome, answer.printing) == (Outcome.ADMITTED, False)


def test_a_test_page_reaches_the_printer_and_leaves_no_trace(listed):
    name = listed.paper.print_test()
    assert (listed.folder / "paper" / name).read_bytes().startswith(b"%PDF")
    assert (listed.paper.queue(), listed.reports.figures().counts.badges) == ([], 0)


def test_a_typed_country_becomes_its_code(listed):
    uid = listed.people.register_walk_in({"display_name": "Нина", "country": "Грузия"})
    assert listed.people.card(uid).person.country == "GE"
    assert listed.people.correct(uid, {"country": "Atlantis"}).person.country == "Atlantis"


def test_a_job_that_was_on_its_way_in_a_crash_is_asked_about_not_repeated(listed, clock):
    from checkin.rules import print_queue

    listed.reception.check_in("t1")
    print_queue.start(listed.paper.queue()[0].id)
    listed.close()
    with Desk(listed.folder, clock=clock) as again:
        job = again.paper.queue()[0]
        assert (job.state, again.paper.print_next()) == (JobState.WAITING, None)
        assert again.paper.came_out(job.id)
        assert again.paper.queue()[0].state is JobState.DONE


def test_a_copied_forum_writes_a_stream_of_its_own(listed, tmp_path, clock):
    from checkin.store import database

    listed.reception.check_in("t1")
    (tmp_path / "copy.forum").mkdir()
    database.copy(listed.folder / database.FILE, tmp_path / "copy.forum" / database.FILE)
    listed.close()
    with Desk(tmp_path / "copy.forum", clock=clock) as copy:
        copy.reception.check_in("t2")
        found = copy.reports.verify()
        assert (found.streams, found.problems) == (2, ())


def test_the_sum_holds(listed, clock):
    for ticket in ("t1", "t2", "t2", "nobody's"):
        listed.reception.check_in(ticket)
    listed.people.withdraw(listed.reception.search("Cagla")[0].uid, "ill")
    listed.reception.check_in("t3")
    c = listed.reports.figures().counts
    assert c.on_list + c.walk_ins - c.withdrawn == c.expected == c.present + c.absent
    assert (c.present, c.absent, c.withdrawn) == (2, 0, 1)
    assert (c.scans, c.admitted, c.again, c.refused, c.unknown) == (5, 2, 1, 1, 1)
    assert c.scans == c.admitted + c.again + c.refused + c.unknown + c.undone


@pytest.mark.parametrize("kind", ["attendance", "delegates"])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_what_is_exported_is_what_is_counted(listed, tmp_path, kind, ending):
    listed.reception.check_in("t1")
    made = listed.reports.export(kind, tmp_path / f"out.{ending}")
    assert made.rows == 3
    assert made.file.stat().st_size > 100
    if ending == "csv":
        with made.file.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert {row["display_name"] for row in rows} == {p[1] for p in PEOPLE}


def test_the_journal_proves_the_day(listed):
    listed.reception.check_in("t1")
    listed.paper.print_next()
    listed.people.correct(listed.reception.search("Nino")[0].uid, {"position": "Director"})
    assert proof.verify().problems == ()
    before = listed.reports.figures().counts
    listed.reports.rebuild()
    assert listed.reports.figures().counts == before
    assert [h.name for h in listed.reception.search("Nino")] == ["ნინო ბერიძე"]


def test_a_desk_that_goes_on_working_is_proved_as_of_one_moment(listed):
    stop = Event()

    def work():
        number = 0
        while not stop.is_set():
            number += 1
            listed.reception.check_in(f"nobody's {number}")

    clerk = Thread(target=work)
    clerk.start()
    try:
        problems = [listed.reports.verify().problems for _ in range(25)]
    finally:
        stop.set()
        clerk.join()
    assert problems == [()] * 25


def test_settings_outlive_the_desk(listed, clock):
    listed.choose(operator="Dana", theme="dark", text_scale=1.5)
    listed.close()
    with Desk(listed.folder, clock=clock) as again:
        assert (again.settings.operator, again.settings.theme, again.settings.text_scale) == (
            "Dana", "dark", 1.5,
        )  # fmt: skip


def test_a_settings_file_full_of_nonsense_does_not_stop_the_desk(listed, clock):
    listed.close()
    (listed.folder / "settings.toml").write_text('theme = 7\ntext_scale = 9\nwhat = "x"\n')
    with Desk(listed.folder, clock=clock) as again:
        assert again.settings.theme == "light"
        assert again.settings.text_scale == 1.0
