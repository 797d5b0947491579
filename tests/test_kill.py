"""The short form of tools/kill_loop.py: a killed desk loses nothing it said it had done."""

from random import Random

from tools import kill_loop


def test_a_killed_desk_loses_nothing_and_leaves_nothing_half_done(tmp_path):
    folder = tmp_path / "kill.forum"
    kill_loop.make(folder, 500)
    found = kill_loop.run(folder, acks=20, kills=5, rng=Random(4))
    assert (found.lost, found.torn) == ([], [])
    assert found.check_ins >= 20
    assert found.kills.total() >= 5


def test_a_check_in_that_vanished_would_be_noticed(tmp_path):
    folder = tmp_path / "kill.forum"
    kill_loop.make(folder, 3)
    found = kill_loop.Result()
    said = kill_loop.Said({"a scan nobody kept"}, {"a page"}, {"a list"})
    kill_loop.look_for_losses(folder, said, found)
    assert len(found.lost) == 3
