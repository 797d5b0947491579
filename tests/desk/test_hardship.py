"""What a desk must stand: odd folders, odd clocks, odd people, a second program on one forum."""

from checkin.desk import Desk, JobState
from checkin.rules import print_queue


def test_a_job_another_program_took_for_abandoned_is_done_when_its_page_comes_out(desk, clock):
    uid = desk.people.register_walk_in({"display_name": "Ali Ng"})
    job = desk.paper.print_first(uid)
    assert print_queue.start(job.id)
    with Desk(desk.folder, clock=clock) as second:
        assert second.paper.queue()[0].state is JobState.WAITING
    assert print_queue.finish(job.id, "a.pdf", clock())
    done = desk.paper.queue()[0]
    assert (done.state, done.reason) == (JobState.DONE, "")
